import { buildTracks } from '@samtavle/history/encode'
import { openTracks, openTracksInParts, type Tracks } from '@samtavle/history/player'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createFilm } from './film.ts'
import { everything } from './story.ts'

const minute = 60_000

/** Anna moves a note ten times a second for two seconds; an hour later Bo moves another one. */
function twoDrags(): Uint8Array {
  const doc = new Doc()
  const entries: { seq: number; at: number; actor: string; bytes: Uint8Array }[] = []
  let now = 0
  let actor = 'anna'
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, at: now, actor, bytes }))
  const add = (id: string): void =>
    doc.transact(() => {
      doc.getMap('actors').set(actor, { sector: actor === 'anna' ? 'citizens' : 'public' })
      doc.getMap('items').set(id, { kind: 'note', by: actor, at: now })
      doc.getMap('places').set(id, [0, 0])
    })
  const drag = (id: string): void => {
    for (let step = 1; step <= 20; step += 1) {
      now += 100
      doc.getMap('places').set(id, [step, 0])
    }
  }
  add('a')
  now += 10_000
  drag('a')
  now += 60 * minute
  actor = 'bo'
  add('b')
  now += 10_000
  drag('b')
  return buildTracks(entries)
}

function opened(bytes: Uint8Array): Tracks {
  const tracks = openTracks(bytes)
  if (!tracks.ok) throw new Error(tracks.error)
  return tracks.value
}

function filmOfTwoDrags() {
  const tracks = opened(twoDrags())
  const film = createFilm(tracks)
  film.extend(tracks, true)
  return film
}

test('a film opens at the end, plays from the beginning, and stops at either end', () => {
  const film = filmOfTwoDrags()
  expect(film.moment.get()).toBe(42)
  film.play()
  expect(film.moment.get()).toBe(0)
  const seen = [0]
  while (film.advance(100)) seen.push(film.moment.get())
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(film.moment.get()).toBe(42)
  expect(film.running.get().direction).toBe(0)
  film.play(-1)
  while (film.advance(250)) seen.push(film.moment.get())
  expect(film.moment.get()).toBe(0)
})

test('speed makes it faster, and a tab that slept does not leap', () => {
  const film = filmOfTwoDrags()
  film.goTo(0)
  film.setPacing({ pace: 'clock', skipsIdle: false })
  film.play()
  film.advance(100)
  expect(film.timeMs()).toBe(100)
  film.setSpeed(64)
  film.advance(100)
  expect(film.timeMs()).toBe(6500)
  film.advance(3_600_000)
  expect(film.timeMs()).toBe(6500 + 250 * 64)
})

test('by the clock an hour in which nobody did anything lasts a second, or an hour', () => {
  const film = filmOfTwoDrags()
  film.setPacing({ pace: 'clock' })
  const short = film.telling.get()?.timeline.durationMs ?? 0
  film.setPacing({ skipsIdle: false })
  const long = film.telling.get()?.timeline.durationMs ?? 0
  expect(long).toBe(60 * minute + 24_000)
  expect(long - short).toBe(60 * minute - 1000)
})

test('another pace keeps the moment, and steps go edit by edit and stand still', () => {
  const film = filmOfTwoDrags()
  film.goTo(7)
  film.setPacing({ pace: 'clock' })
  expect(film.moment.get()).toBe(7)
  film.play()
  film.step(1)
  expect([film.moment.get(), film.running.get().direction]).toEqual([8, 0])
  film.step(-1)
  film.step(-1)
  expect(film.moment.get()).toBe(6)
  film.step(-1)
  film.goTo(-5)
  film.step(-1)
  expect(film.moment.get()).toBe(0)
})

test('a choice gives all the time to what was chosen, and taking it back gives it to everything again', () => {
  const film = filmOfTwoDrags()
  film.setPacing({ choice: { ...everything, actor: 'bo' } })
  const timeline = film.telling.get()?.timeline
  expect(timeline?.timeAt(21)).toBe(0)
  expect(timeline?.timeAt(22)).toBeGreaterThan(0)
  film.setPacing({ choice: everything })
  expect(film.telling.get()?.timeline.timeAt(21)).toBeGreaterThan(0)
})

test('watchers hear of what a moment changed, as a jump or as a move that may be seen', () => {
  const film = filmOfTwoDrags()
  film.goTo(1)
  const heard: unknown[] = []
  film.reader.watchItems(({ added, changed, removed, local }) => heard.push({ added, changed, removed, local }))
  film.step(1)
  film.goTo(22)
  film.goTo(0)
  expect(heard).toEqual([
    { added: [], changed: ['a'], removed: [], local: false },
    { added: ['b'], changed: ['a'], removed: [], local: true },
    { added: [], changed: [], removed: ['a', 'b'], local: true },
  ])
})

test('a film that is shown while it is still being read shows the newest there is, and then goes on as one', () => {
  const bytes = twoDrags()
  const part = openTracksInParts(bytes).next()
  expect(part.done).toBe(true)
  const tracks = opened(bytes)
  const film = createFilm({ ...tracks, lastMoment: 10 })
  expect([film.moment.get(), film.telling.get()]).toEqual([10, null])
  film.play()
  expect(film.advance(100)).toBe(false)
  film.extend(tracks, true)
  expect(film.moment.get()).toBe(42)
})
