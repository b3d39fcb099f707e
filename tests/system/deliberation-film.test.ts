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
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import {
  countVotes,
  deliberationLog,
  deliberationStatements,
  deliberationVotes,
  type DeliberationEntry,
} from '../support/deliberation-log.ts'
import { startRelay } from '../support/relay.ts'
import { call, join as joinBoard, type MadeBoard } from './board-api.ts'

const day = 86_400_000
const name = 'bg2050-volunteers'
const cli = fileURLToPath(new URL('../../apps/relay/src/cli/main.ts', import.meta.url))
const dataFolder = fileURLToPath(new URL('../data', import.meta.url))

let entries: readonly DeliberationEntry[]
let tracks: Tracks

beforeAll(async () => {
  entries = await deliberationLog(name)
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

/** Plays files of `tests/data` into a new board by the command line, and tells the secret of each link that it printed. */
async function playsIntoBoard(dataDir: string): Promise<{ readonly said: string; readonly links: MadeBoard['links'] }> {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, DATA_DIR: dataDir, INIT_CWD: dataFolder }
  const votes = ['--votes', `${name}.votes.csv`]
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'play', `${name}.csv`, ...votes], { env })
  const linkOf = (role: string): string => new RegExp(`^${role} +\\S+#(\\S+)$`, 'm').exec(stdout)?.[1] ?? ''
  return {
    said: stdout,
    links: { facilitate: linkOf('facilitate'), contribute: linkOf('contribute'), view: linkOf('view') },
  }
}

test('a deliberation is played into a board with its own times, and its 14,341 votes are replayed as they were cast', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'samtavle-deliberation-'))
  try {
    const { said, links } = await playsIntoBoard(dataDir)
    expect(said).toContain('holds 371 statements and 14341 votes, 2024-09-20 to 2024-10-05.')
    const id = /^Board (\S+) holds 371 /m.exec(said)?.[1] ?? ''
    const relay = await startRelay({ dataDir })
    try {
      await replaysVotes(relay.origin, { id, links })
    } finally {
      await relay.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}, 180_000)

async function replaysVotes(origin: string, board: Pick<MadeBoard, 'id' | 'links'>): Promise<void> {
  const { token } = await joinBoard(origin, board, 'view')
  const film = await call(origin, `/api/boards/${board.id}/tracks`, { token })
  const opened = openTracks(new Uint8Array(await film.arrayBuffer()))
  if (!opened.ok) throw new Error(opened.error)
  const votes = await deliberationVotes(name)
  const player = createPlayer(opened.value)
  const last = entries.length + votes.length
  // Whoever joins to look leaves an entry of their own behind it.
  expect(player.lastMoment).toBeGreaterThanOrEqual(last)
  const times = Array.from({ length: last }, (_, index) => player.entry(index + 1)?.at ?? 0)
  expect(times).toEqual([...entries, ...votes].map(({ at }) => at).toSorted((a, b) => a - b))
  const statements = await deliberationStatements(name)
  const idsByText = new Map(statements.map(({ id, text }) => [text, id]))
  for (const moment of [1000, Math.round(last / 3), last - 1, last]) {
    player.seek(moment)
    const counts = countVotes(votes.filter(({ at }) => at <= (times[moment - 1] ?? 0)))
    for (const item of player.view().items.values()) {
      if (item.state !== 'whole') return expect.unreachable()
      // A statement nobody has voted on yet has no figures.
      expect(item.facts.get('votes'), item.text).toEqual(counts.get(idsByText.get(item.text) ?? ''))
    }
  }
  expect(player.view().items.size).toBe(371)
  const snapshot = await call(origin, `/api/boards/${board.id}/snapshot?seq=${last}`, { token })
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await snapshot.arrayBuffer()))
  expect(player.view()).toEqual(readBoard(doc).view())
  expect(actionsOf(opened.value).list.filter(({ kind }) => kind === 'voted').length).toBeGreaterThan(1000)
  const authors = new Set(opened.value.store.actors)
  expect(authors.size).toBeGreaterThan(60)
}

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
