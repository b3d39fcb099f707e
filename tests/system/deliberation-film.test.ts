import { readBoard } from '@samtavle/board'
import { buildTracks } from '@samtavle/history/encode'
import {
  actionsOf,
  chaptersOf,
  createPlayer,
  idleStretches,
  openTracks,
  storyTimeline,
  wallTimeline,
  type Tracks,
} from '@samtavle/history/player'
import { beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { countVotes, deliberationLog, deliberationVotes, type DeliberationEntry } from '../support/deliberation-log.ts'
import { checkMoments } from '../support/workshop/check-moments.ts'

const day = 86_400_000

let entries: readonly DeliberationEntry[]
let tracks: Tracks

beforeAll(async () => {
  entries = await deliberationLog('bg2050-volunteers')
  const opened = openTracks(buildTracks(entries))
  if (!opened.ok) throw new Error(opened.error)
  tracks = opened.value
})

test('371 statements of residents, each at its own time, are at every moment what the log says', () => {
  expect(entries.length).toBe(372)
  const player = createPlayer(tracks)
  const doc = new Doc()
  const board = readBoard(doc)
  for (const { seq, bytes, at, actor } of entries) {
    applyUpdate(doc, bytes)
    player.seek(seq)
    expect(player.view()).toEqual(board.view())
    expect(player.entry(seq)).toEqual({ at, actor })
  }
  expect(player.view().items.size).toBe(371)
})

test('14,341 votes are seen as they were cast, and at the end stand as the source counts them', async () => {
  const log = await deliberationLog('bg2050-volunteers', { withVotes: true })
  const votes = await deliberationVotes('bg2050-volunteers')
  expect([votes.length, log.length]).toEqual([14_341, 372 + 14_341])
  const opened = openTracks(buildTracks(log))
  if (!opened.ok) throw new Error(opened.error)
  expect(checkMoments(log, createPlayer(opened.value), { count: 50, seed: 5 }).wrong).toEqual([])
  const player = createPlayer(opened.value)
  const shown = (at: number): ReadonlyMap<string, unknown> => {
    player.seek(player.momentAt(at))
    const items = [...player.view().items]
    return new Map(items.flatMap(([id, item]) => (item.state === 'whole' ? [[id, item.facts.get('votes')]] : [])))
  }
  const [first, last] = [log[0]?.at ?? 0, log.at(-1)?.at ?? 0]
  for (const at of [first + (last - first) / 3, last]) {
    const counts = countVotes(votes.filter((vote) => vote.at <= at))
    for (const [id, figures] of shown(at)) {
      // A statement nobody has voted on yet has no figures.
      expect(figures, id).toEqual(counts.get(id.slice('statement-'.length)))
    }
  }
  expect(actionsOf(opened.value).list.filter(({ kind }) => kind === 'voted').length).toBeGreaterThan(1000)
})

test('days of residents are a story of minutes: pauses are chapters, and neither pace waits through a night', () => {
  const [first, last] = [entries[0]?.at ?? 0, entries.at(-1)?.at ?? 0]
  expect(last - first).toBeGreaterThan(3 * day)
  const actions = actionsOf(tracks)
  expect(actions.list.length).toBeGreaterThan(300)
  expect(storyTimeline(tracks, actions).durationMs).toBeLessThanOrEqual(90_000)
  const idle = idleStretches(tracks)
  expect(idle.some(({ from, to }) => to - from > day / 4)).toBe(true)
  const awake = wallTimeline(tracks).durationMs
  expect(wallTimeline(tracks, { skipIdle: false }).durationMs).toBe(last - first)
  expect(awake).toBeLessThan((last - first) / 50)
  expect(chaptersOf(tracks).filter(({ kind }) => kind === 'pause').length).toBeGreaterThan(10)
})
