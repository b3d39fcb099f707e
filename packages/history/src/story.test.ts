import fc from 'fast-check'
import { systemRandomBytes } from '@samtavle/base'
import {
  boardPoint,
  createBookmarkEdits,
  createCommentEdits,
  createEdits,
  readBoard,
  startBoard,
  writeActor,
  type ActorId,
  type ItemId,
} from '@samtavle/board'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { buildTracks, type TrackedEntry } from './encode.ts'
import {
  actionsOf,
  activityAlong,
  chaptersOf,
  compareMoments,
  countableSectors,
  filterActions,
  heatOf,
  idleStretches,
  lifeOf,
  livesOf,
  openTracks,
  storyTimeline,
  wallTimeline,
  type Tracks,
} from './player.ts'

// Properties take longer than single cases, longest on a machine that does other things too.
vi.setConfig({ testTimeout: 120_000 })

const startedAt = 1_700_000_000_000

/** A small workshop told by hand. */
function createTelling() {
  const doc = new Y.Doc()
  const entries: TrackedEntry[] = []
  let now = startedAt
  let speaker: string | null = null
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, at: now, actor: speaker, bytes }))
  startBoard(doc, { title: 'Havnen', language: 'da' })
  const board = readBoard(doc)
  const clock = { now: () => now, after: () => () => undefined }
  return {
    wait(ms: number) {
      now += ms
    },
    joins(actor: string, sector: string | null) {
      speaker = actor
      writeActor(doc, actor as ActorId, sector)
    },
    as(actor: string | null) {
      speaker = actor
      return createEdits({ doc, board, actor: actor as ActorId | null, clock, randomBytes: systemRandomBytes })
    },
    types(actor: string, id: ItemId, words: string) {
      for (const letter of words) {
        now += 150
        const edits = this.as(actor)
        edits.spliceText(id, { index: edits.sharedText(id)?.length ?? 0, remove: 0, insert: letter })
      }
    },
    doc,
    now: () => now,
    tracks(): Tracks {
      const opened = openTracks(buildTracks(entries))
      if (!opened.ok) throw new Error(opened.error)
      return opened.value
    },
  }
}

function harbourStory() {
  const telling = createTelling()
  telling.joins('anna', 'citizens')
  telling.joins('bo', 'public')
  telling.wait(5000)
  const note = telling.as('anna').addNote({ place: boardPoint(500, 500), text: 'K' })
  telling.types('anna', note, 'ajen er lukket')
  telling.wait(60_000)
  for (let step = 1; step <= 10; step += 1) {
    telling.wait(100)
    telling.as('bo').moveItems(new Map([[note, boardPoint(500 + step * 400, 500)]]))
  }
  telling.wait(30_000)
  telling.as('bo').recolorItems([note], 'fjord')
  telling.wait(3000)
  telling.as('anna').reserve(note, 'Hvem betaler?')
  telling.wait(300_000)
  const framing = telling.as('bo').addFraming({ text: 'Ingen ejer kajen', place: boardPoint(900, 900) })
  telling.as('anna').hold(framing)
  telling.doc.getMap('bookmarks').set('b1', { at: telling.now(), label: 'Vendepunkt', by: 'anna' })
  telling.wait(4000)
  telling.as('bo').removeItems([note])
  telling.wait(4000)
  telling.as('anna').restoreItems([note])
  return { tracks: telling.tracks(), note, framing }
}

test('[HIS-10] a drag is one action, and a new note with its words is one', () => {
  const { tracks, note } = harbourStory()
  const { list, byEntry } = actionsOf(tracks)
  const about = list.filter(({ items }) => items.includes(note)).map(({ kind, actor, edits }) => [kind, actor, edits])
  expect(about).toEqual([
    ['added', 'anna', 15],
    ['moved', 'bo', 10],
    ['recoloured', 'bo', 1],
    ['reserved', 'anna', 1],
    ['deleted', 'bo', 1],
    ['restored', 'anna', 1],
  ])
  expect([...byEntry].every((action) => action >= 0 && action < list.length)).toBe(true)
})

test('[HIS-11] the timelines never step back, reach every moment and find it again', () => {
  fc.assert(
    fc.property(arbitraryScript, (script) => {
      const opened = openTracks(buildTracks(recordLog(script)))
      if (!opened.ok) throw new Error(opened.error)
      const tracks = opened.value
      const story = storyTimeline(tracks, actionsOf(tracks))
      for (const timeline of [story, wallTimeline(tracks), wallTimeline(tracks, { skipIdle: false })]) {
        expect(timeline.timeAt(0)).toBe(0)
        expect(timeline.momentAt(timeline.durationMs)).toBe(tracks.lastMoment)
        for (let moment = 1; moment <= tracks.lastMoment; moment += 1) {
          expect(timeline.timeAt(moment)).toBeGreaterThanOrEqual(timeline.timeAt(moment - 1))
          expect(timeline.momentAt(timeline.timeAt(moment))).toBeGreaterThanOrEqual(moment)
        }
      }
      for (let moment = 0; moment <= tracks.lastMoment; moment += 1) {
        expect(story.momentAt(story.timeAt(moment))).toBe(moment)
      }
    }),
    { numRuns: 60 },
  )
})

test('[HIS-11] in story mode a long drag and a short one take as long', () => {
  const { tracks } = harbourStory()
  const actions = actionsOf(tracks)
  const story = storyTimeline(tracks, actions, { durationMs: 10_000 })
  expect(story.durationMs).toBeCloseTo(10_000, 3)
  const spans = actions.list.filter(({ edits }) => edits === 10 || edits === 1)
  const took = spans.map(({ firstMoment, lastMoment }) =>
    Math.round(story.timeAt(lastMoment) - story.timeAt(firstMoment - 1)),
  )
  expect(new Set(took).size).toBe(1)
})

test('[HIS-12] idle stretches are found where they were and skipped at the wall clock pace', () => {
  const { tracks } = harbourStory()
  expect(idleStretches(tracks).map(({ from, to }) => to - from)).toEqual([60_100, 30_000, 300_000])
  const all = wallTimeline(tracks, { skipIdle: false }).durationMs
  expect(wallTimeline(tracks).durationMs).toBe(all - 390_100 + 3000)
})

test('[HIS-13] chapters are bookmarks, stages, pauses and firsts, in order', () => {
  const { tracks } = harbourStory()
  const chapters = chaptersOf(tracks, [{ at: startedAt + 1000, label: 'Forstå' }])
  expect(chapters.map(({ kind, label }) => [kind, label])).toEqual([
    ['stage', 'Forstå'],
    ['pause', null],
    ['first-framing', null],
    ['bookmark', 'Vendepunkt'],
  ])
})

test('[HIS-13] a bookmark that was deleted is no chapter, and one set by a fast clock stands where it was set', () => {
  const telling = createTelling()
  telling.joins('anna', 'citizens')
  telling.wait(5000)
  telling.as('anna').addNote({ place: boardPoint(500, 500), text: 'Kajen' })
  const kept = telling
    .as('anna')
    .with(createBookmarkEdits)
    .addBookmark({ label: 'Forkert ur', at: telling.now() + 3_600_000 })
  const dropped = telling.as('anna').with(createBookmarkEdits).addBookmark({ label: 'Fortrudt' })
  const setAt = telling.tracks().lastMoment - 1
  telling.wait(5000)
  telling
    .as('anna')
    .with(createBookmarkEdits)
    .removeBookmark(dropped ?? '')
  telling
    .as('anna')
    .with(createBookmarkEdits)
    .renameBookmark(kept ?? '', 'Et hurtigt ur')
  const bookmarks = chaptersOf(telling.tracks())
  expect(bookmarks.map(({ label, moment, bookmark }) => [label, moment, bookmark])).toEqual([
    ['Et hurtigt ur', setAt, { id: kept, by: 'anna' }],
  ])
})

test('[HIS-14] the life of a note tells what became of it, by whom and from which sector', () => {
  const { tracks, note, framing } = harbourStory()
  const life = lifeOf(tracks, note)
  expect(life.map(({ kind, sector }) => [kind, sector])).toEqual([
    ['added', 'citizens'],
    ['reworded', 'citizens'],
    ['moved', 'public'],
    ['recoloured', 'public'],
    ['reserved', 'citizens'],
    ['deleted', 'public'],
    ['restored', 'citizens'],
  ])
  expect(life.find(({ kind }) => kind === 'reworded')?.words).toEqual(['', 'Kajen er lukket'])
  expect(life.find(({ kind }) => kind === 'moved')?.zones).toEqual(['understand', 'plan'])
  expect(life.find(({ kind }) => kind === 'reserved')?.reason).toBe('Hvem betaler?')
  expect(lifeOf(tracks, framing).map(({ kind }) => kind)).toContain('held')
  const lives = livesOf(tracks, new Set([note, framing, 'nobody']))
  expect([...lives.keys()].toSorted()).toEqual([note, framing].toSorted())
  for (const id of [note, framing]) expect(lives.get(id)).toEqual(lifeOf(tracks, id))
})

test('[HIS-15] two moments compare to what was added, gone, moved, reworded and recoloured, both ways', () => {
  const { tracks, note, framing } = harbourStory()
  const whole = compareMoments(tracks, 4, tracks.lastMoment)
  expect(whole).toMatchObject({ added: [framing], gone: [], moved: [note], reworded: [note], recoloured: [note] })
  expect(compareMoments(tracks, tracks.lastMoment, 4)).toMatchObject({ added: [], gone: [framing] })
  expect(compareMoments(tracks, 7, 7)).toEqual({ added: [], gone: [], moved: [], reworded: [], recoloured: [] })
})

test('[HIS-16] a sector that fewer than three people speak from is in no figure and in no sum', () => {
  const telling = createTelling()
  const people = [
    ['a', 'public'],
    ['b', 'public'],
    ['c', 'public'],
    ['d', 'citizens'],
    ['e', 'citizens'],
  ] as const
  for (const [actor, sector] of people) telling.joins(actor, sector)
  for (const [actor] of people) telling.as(actor).addNote({ place: boardPoint(0, 0), text: actor })
  const tracks = telling.tracks()
  expect([...countableSectors(tracks)]).toEqual([null, 'public'])
  expect(new Set(heatOf(tracks).bySector.keys())).toEqual(new Set([null, 'public']))
  const strip = activityAlong(tracks, wallTimeline(tracks), 4)
  expect([...strip.bySector.keys()]).not.toContain('citizens')
  const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)
  expect(sum(strip.shown)).toBe([...strip.bySector.values()].map(sum).reduce((total, figure) => total + figure, 0))
})

test('[HIS-17] what nobody may have done stays done by nobody', () => {
  const telling = createTelling()
  telling.joins('anna', 'citizens')
  const id = telling.as(null).addNote({ place: boardPoint(10, 10), text: 'hemmelig' })
  const tracks = telling.tracks()
  expect(lifeOf(tracks, id)).toMatchObject([
    { kind: 'added', actor: null, sector: null },
    { kind: 'reworded', actor: null },
  ])
  expect(actionsOf(tracks).list.find(({ items }) => items.includes(id))).toMatchObject({ actor: null, sector: null })
})

test('[HIS-18] heat counts by actor, kind, zone and region, and filters keep what they name', () => {
  const { tracks, note } = harbourStory()
  const heat = heatOf(tracks, { cellSize: 1000 })
  expect(heat.byZone.get('plan')).toBeGreaterThan(0)
  expect(heat.byItemKind.get('framing')).toBeGreaterThan(0)
  expect(heat.byRegion.get('0,0')).toBeGreaterThan(0)
  expect(heatOf(tracks, { fromMoment: tracks.lastMoment }).byActor.size).toBe(0)
  const { list } = actionsOf(tracks)
  const moves = filterActions(list, { sectors: new Set(['public']), kinds: new Set(['moved']) })
  expect(moves.map(({ items }) => items)).toEqual([[note]])
  expect(filterActions(list, {})).toHaveLength(list.length)
  expect(filterActions(list, { zones: new Set(['implement']) })).toEqual([])
})

test('[HIS-10] a sign that somebody left on a note is told as such, and talk as talk', () => {
  const telling = createTelling()
  telling.joins('anna', 'citizens')
  const note = telling.as('anna').addNote({ place: boardPoint(500, 500), text: 'Kajen' })
  telling.wait(60_000)
  telling.as('bo').with(createCommentEdits).stamp(note, 'heart')
  telling.wait(60_000)
  telling.as('bo').with(createCommentEdits).addComment(note, 'Ja')
  const kinds = actionsOf(telling.tracks())
    .list.filter(({ actor }) => actor === 'bo')
    .map(({ kind }) => kind)
  expect(kinds).toEqual(['stamped', 'commented'])
})
