import { parseHistoryLine } from '@samtavle/history'
import type { JoinResponse, RevealResponse, RoundFacts, RoundResponse } from '@samtavle/protocol'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { listenTo, notesIn, openDesk, storedBytes, type Desk } from './private-desks.ts'
import { codeOf } from './problem-answer.ts'
import { ackProtocols, openRawSocket } from './raw-socket.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

interface Group {
  readonly board: MadeBoard
  readonly lead: JoinResponse
  readonly authors: readonly JoinResponse[]
}

async function gather(): Promise<Group> {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  const authors: JoinResponse[] = []
  for (const sector of ['public', 'citizens', 'civil']) {
    authors.push(await join(relay.origin, board, 'contribute', { sector }))
  }
  return { board, lead, authors }
}

function roundsPath(board: MadeBoard, rest = ''): string {
  return `/api/boards/${board.id}/rounds${rest}`
}

async function startRound({ board, lead }: Group, anonymous: boolean): Promise<RoundFacts> {
  const body = { anonymous, prompt: 'What worries you?', zone: 'plan' }
  return jsonOf<RoundFacts>(await call(relay.origin, roundsPath(board), { token: lead.token, body }))
}

async function reveal({ board, lead }: Group, round: RoundFacts, count?: number): Promise<RevealResponse> {
  const body = count === undefined ? {} : { count }
  return jsonOf<RevealResponse>(
    await call(relay.origin, roundsPath(board, `/${round.id}/reveal`), { token: lead.token, body }),
  )
}

async function historyOf({ board, lead }: Group) {
  const text = await (await call(relay.origin, `/api/boards/${board.id}/history`, { token: lead.token })).text()
  return text
    .trim()
    .split('\n')
    .map(parseHistoryLine)
    .flatMap((row) => (row.ok ? [row.value] : []))
}

/** Rows of each private room in the store. */
function privateRows(): readonly number[] {
  const file = new DatabaseSync(joinPath(relay.dataDir, 'samtavle.db'), { readOnly: true })
  const rows = file
    .prepare(
      "SELECT count(*) AS n FROM entry JOIN room ON room.id = entry.room WHERE name LIKE '%.private.%' GROUP BY room.id",
    )
    .all()
  file.close()
  return rows.map(({ n }) => Number(n))
}

test('what is written in an anonymous round is nowhere to be found before it is revealed, and whose it was nowhere after', async () => {
  const group = await gather()
  const { board, lead, authors } = group
  const shared = await listenTo(relay, board.id, lead.token)
  const process = await listenTo(relay, `${board.id}.process`, lead.token)
  const round = await startRound(group, true)
  expect(round).toMatchObject({ anonymous: true, prompt: 'What worries you?', zone: 'plan', endedAt: null })
  const words = authors.map((_, who) => [0, 1, 2].map((nth) => `worry-${who}${nth}-of-nobody`))
  const desks: Desk[] = []
  for (const [who, author] of authors.entries()) {
    const desk = await openDesk({ relay, board }, author, round)
    for (const text of words[who] ?? []) await desk.write(text)
    desks.push(desk)
  }
  const facts = await jsonOf<RoundResponse>(
    await call(relay.origin, roundsPath(board, `/${round.id}`), { token: authors[0]?.token ?? '' }),
  )
  expect(facts.writers).toBe(3)
  await call(relay.origin, `/api/boards/${board.id}/export.json`, { token: lead.token }).then((got) => got.text())
  const before = [await storedBytes(relay), relay.logs(), shared.heard(), process.heard()].join('\n')
  expect(before.includes('of-nobody')).toBe(false)

  // One author's screen is locked, another has closed the laptop: the relay reveals all the same.
  desks[0]?.client.provider.disconnect()
  desks[1]?.client.close()
  await relay.restart()
  const watcher = await listenTo(relay, board.id, authors[2]?.token ?? '')
  expect(await reveal(group, round, 2)).toEqual({ revealed: 2, left: 7 })
  await until(() => notesIn(watcher.socket.doc).length === 2, 'two notes are on the board')
  expect(await reveal(group, round)).toEqual({ revealed: 7, left: 0 })
  expect(await reveal(group, round)).toEqual({ revealed: 0, left: 0 })
  await until(() => notesIn(watcher.socket.doc).length === 9, 'all notes are on the board')

  const notes = notesIn(watcher.socket.doc)
  expect(notes.map(({ text }) => text).toSorted()).toEqual(words.flat().toSorted())
  expect(notes.every(({ by, zone, color }) => by === null && zone === 'plan' && color === 'straw')).toBe(true)
  const writers = desks.map(({ client }) => client.doc.clientID)
  for (const { client } of watcher.socket.doc.store.clients.keys().map((client) => ({ client }))) {
    expect(writers).not.toContain(client)
  }
  const rows = await historyOf(group)
  const telling = rows.filter(({ bytes }) => Buffer.from(bytes).includes('of-nobody'))
  expect(telling.length).toBeGreaterThan(1)
  for (const { actor } of telling) expect(actor).toBeNull()
  // Of a private room one row is left, that says nothing any more.
  expect(privateRows()).toEqual([1, 1, 1])
  expect(relay.logs().includes('of-nobody')).toBe(false)

  // Whoever comes back finds their own desk cleared, and can go on writing.
  desks[0]?.client.provider.connect()
  await until(() => desks[0]?.notes().length === 0, 'the revealed notes have left their author’s desk')
  await desks[0]?.write('one more of-nobody')
  expect((await storedBytes(relay)).includes('one more of-nobody')).toBe(false)
  expect(await reveal(group, round)).toEqual({ revealed: 1, left: 0 })
  for (const { client } of desks) client.close()
  for (const { socket } of [shared, process, watcher]) await socket.close()
})

test('in a named round each note is its author’s, keeps its colour, and nothing of it is seen before', async () => {
  const group = await gather()
  const { board, lead, authors } = group
  const round = await startRound(group, false)
  const [anna] = authors
  if (anna === undefined) throw new Error('somebody joined')
  const desk = await openDesk({ relay, board }, anna, round)
  await desk.write('a named worry')
  await desk.write('another named worry')
  expect((await storedBytes(relay)).includes('named worry')).toBe(false)
  const watcher = await listenTo(relay, board.id, lead.token)
  const end = await call(relay.origin, roundsPath(board, `/${round.id}/end`), { method: 'POST', token: lead.token })
  expect(end.status).toBe(204)
  expect(await reveal(group, round)).toEqual({ revealed: 2, left: 0 })
  await until(() => notesIn(watcher.socket.doc).length === 2, 'both notes are on the board')
  for (const note of notesIn(watcher.socket.doc)) expect(note).toMatchObject({ by: anna.actor.id, color: 'fjord' })
  const telling = (await historyOf(group)).filter(({ bytes }) => Buffer.from(bytes).includes('named worry'))
  for (const { actor } of telling) expect(actor).toBe(anna.actor.id)
  await until(() => desk.notes().length === 0, 'the desk is clear')
  desk.client.close()
  await watcher.socket.close()
})

test('what cannot be is refused: other roles, two rounds at once, unknown rounds, and rounds that a client writes itself', async () => {
  const group = await gather()
  const { board, lead, authors } = group
  const token = authors[0]?.token ?? ''
  const post = (path: string, by: string, body: unknown = {}): Promise<Response> =>
    call(relay.origin, roundsPath(board, path), { token: by, body })
  expect(await codeOf(await post('', token, { anonymous: true }))).toBe('403 role-insufficient')
  for (const body of [{}, { anonymous: 'yes' }, { anonymous: true, zone: 'elsewhere' }, { anonymous: true, more: 1 }]) {
    expect(await codeOf(await post('', lead.token, body)), JSON.stringify(body)).toBe('400 request-invalid')
  }
  const round = await startRound(group, true)
  expect(await codeOf(await post('', lead.token, { anonymous: false }))).toBe('409 round-open')
  expect(await codeOf(await post(`/${round.id}/reveal`, token))).toBe('403 role-insufficient')
  expect(await codeOf(await post(`/${round.id}/end`, token))).toBe('403 role-insufficient')
  expect(await codeOf(await post('/nosuchround00/reveal', lead.token))).toBe('404 round-unknown')
  expect(await codeOf(await post(`/${round.id}/reveal`, lead.token, { count: 0 }))).toBe('400 request-invalid')

  // A promise that was made before writing is not for a facilitator to take back.
  const socket = await openRawSocket({
    wsOrigin: relay.wsOrigin,
    room: `${board.id}.process`,
    protocols: ackProtocols(lead.token),
  })
  const doc = new Doc()
  doc.getMap('rounds').set(round.id, { ...round, anonymous: false })
  socket.sendUpdate(encodeStateAsUpdate(doc))
  await until(() => socket.closeCode() !== null, 'the relay refuses to go on')
  const still = await jsonOf<RoundResponse>(
    await call(relay.origin, roundsPath(board, `/${round.id}`), { token: lead.token }),
  )
  expect(still.anonymous).toBe(true)
})
