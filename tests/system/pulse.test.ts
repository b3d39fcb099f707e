import { readBoard, type ActorId } from '@samtavle/board'
import { parseHistoryLine } from '@samtavle/history'
import { pulseResultsOf } from '@samtavle/method'
import type { JoinResponse, PulseFacts, PulseResponse } from '@samtavle/protocol'
import { createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { codeOf } from './problem-answer.ts'
import { openRawSocket, plainProtocols } from './raw-socket.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

const questions = ['ours', 'equals', 'exchange', 'learn', 'lead', 'dare', 'here'] as const

/** Seven answers written as digits, so that each person's are told apart by their order. */
function answersOf(digits: string): Record<string, number> {
  return Object.fromEntries(questions.map((question, index) => [question, Number(digits[index])]))
}

const people = [
  ['public', '1234512'],
  ['public', '2345123'],
  ['public', '3451234'],
  ['citizens', '4512345'],
  ['citizens', '5123451'],
  ['citizens', '1524354'],
  ['private', '2413524'],
] as const

interface Group {
  readonly board: MadeBoard
  readonly lead: JoinResponse
  readonly members: readonly JoinResponse[]
}

async function gather(): Promise<Group> {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  const members: JoinResponse[] = []
  for (const [sector] of people) members.push(await join(relay.origin, board, 'contribute', { sector }))
  return { board, lead, members }
}

function pulsePath(board: MadeBoard, rest = ''): string {
  return `/api/boards/${board.id}/pulses${rest}`
}

async function start({ board, members }: Group): Promise<PulseFacts> {
  return jsonOf<PulseFacts>(
    await call(relay.origin, pulsePath(board), { method: 'POST', token: members[0]?.token ?? '' }),
  )
}

function answer(board: MadeBoard, pulse: PulseFacts, token: string, digits: string): Promise<Response> {
  const body = { answers: answersOf(digits) }
  return call(relay.origin, pulsePath(board, `/${pulse.id}/answer`), { method: 'PUT', token, body })
}

async function storedBytes(): Promise<string> {
  const files = await readdir(relay.dataDir)
  const contents = await Promise.all(files.map((file) => readFile(joinPath(relay.dataDir, file), 'latin1')))
  return contents.join('\n')
}

/** Everything that would tell who answered what: their answers as given, and the key they were kept under. */
function tellsOn(members: readonly JoinResponse[], pulse: PulseFacts): readonly string[] {
  return members.flatMap(({ token }, index) => [
    JSON.stringify(answersOf(people[index]?.[1] ?? '')),
    createHmac('sha256', token).update(`pulse ${pulse.id}`).digest().toString('latin1'),
  ])
}

test('everybody answers a pulse, may change it, and nobody can tell afterwards who answered what', async () => {
  const group = await gather()
  const { board, lead, members } = group
  const heard: string[] = []
  const watcher = await openRawSocket({
    wsOrigin: relay.wsOrigin,
    room: board.id,
    protocols: plainProtocols(lead.token),
  })
  watcher.socket.on('message', (data) => heard.push((data as Buffer).toString('latin1')))
  const pulse = await start(group)
  expect(pulse).toMatchObject({ by: members[0]?.actor.id, closedAt: null })
  expect((await answer(board, pulse, members[0]?.token ?? '', '5555555')).status).toBe(204)
  for (const [index, member] of members.entries()) {
    expect((await answer(board, pulse, member.token, people[index]?.[1] ?? '')).status).toBe(204)
  }
  const mine = await jsonOf<PulseResponse>(
    await call(relay.origin, pulsePath(board, `/${pulse.id}`), { token: members[2]?.token ?? '' }),
  )
  expect(mine).toMatchObject({ answered: 7, hasAnswered: true, own: answersOf('3451234') })
  const others = await jsonOf<PulseResponse>(
    await call(relay.origin, pulsePath(board, `/${pulse.id}`), { token: lead.token }),
  )
  expect(others).toMatchObject({ answered: 7, hasAnswered: false, own: null })
  // The search finds what is there while it is open: it is no search that cannot fail.
  expect(await storedBytes()).toContain(JSON.stringify(answersOf('3451234')))

  await relay.restart()
  const closed = await call(relay.origin, pulsePath(board, `/${pulse.id}/close`), {
    method: 'POST',
    token: members[0]?.token ?? '',
  })
  expect(closed.status).toBe(204)

  const reader = await openRawSocket({
    wsOrigin: relay.wsOrigin,
    room: board.id,
    protocols: plainProtocols(lead.token),
  })
  reader.socket.on('message', (data) => heard.push((data as Buffer).toString('latin1')))
  reader.send(new Uint8Array([0, 0, 1, 0]))
  await until(
    () => typeof readBoard(reader.doc).view().pulses.get(pulse.id)?.closedAt === 'number',
    'the tally is published',
  )
  const round = readBoard(reader.doc).view().pulses.get(pulse.id)
  const [ours] = round === undefined ? [] : pulseResultsOf(round)
  // One business is no crowd: with the smallest other sector it is one of four.
  expect(ours?.groups.map(({ sectors, counts }) => [sectors, counts])).toEqual([
    [['citizens'], [1, 0, 0, 1, 1]],
    [
      ['public', 'private'],
      [1, 2, 1, 0, 0],
    ],
  ])

  const history = await (await call(relay.origin, `/api/boards/${board.id}/history`, { token: lead.token })).text()
  const rows = history.trim().split('\n').map(parseHistoryLine)
  const entries = rows.flatMap((row) => (row.ok ? [row.value] : []))
  expect(entries.at(-1)).toMatchObject({ actor: null, sector: null })
  const journal = entries.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n')
  const everything = [await storedBytes(), relay.logs(), journal, ...heard].join('\n')
  expect(tellsOn(members, pulse).filter((telling) => everything.includes(telling))).toEqual([])
  expect((await storedBytes()).includes('"ours":5,')).toBe(false)
  await watcher.close()
  await reader.close()
})

test('what cannot be is refused with a reason: two at once, a second voice, a closed or unknown one, strangers', async () => {
  const group = await gather()
  const { board, lead, members } = group
  const reader = await join(relay.origin, board, 'view')
  const token = members[0]?.token ?? ''
  expect(await codeOf(await call(relay.origin, pulsePath(board), { method: 'POST', token: reader.token }))).toBe(
    '403 role-insufficient',
  )
  const pulse = await start(group)
  expect(await codeOf(await call(relay.origin, pulsePath(board), { method: 'POST', token: lead.token }))).toBe(
    '409 pulse-open',
  )
  expect(await codeOf(await answer(board, pulse, reader.token, '1111111'))).toBe('403 role-insufficient')
  expect((await answer(board, pulse, token, '1111111')).status).toBe(204)
  // The same actor with another token: a second voice, and nobody could say which of them is to be replaced.
  const again = await jsonOf<JoinResponse>(
    await call(relay.origin, `/api/boards/${board.id}/join`, {
      token,
      body: { link: board.links.contribute, actorId: members[0]?.actor.id },
    }),
  )
  expect(again.actor.id).toBe(members[0]?.actor.id)
  expect(await codeOf(await answer(board, pulse, again.token, '5555555'))).toBe('409 pulse-answered-elsewhere')
  for (const answers of [{}, { ours: 6 }, { ours: 0 }, { ours: 1.5 }, { ours: '3' }, { other: 3 }]) {
    const refused = await call(relay.origin, pulsePath(board, `/${pulse.id}/answer`), {
      method: 'PUT',
      token,
      body: { answers },
    })
    expect(await codeOf(refused), JSON.stringify(answers)).toBe('400 request-invalid')
  }
  const close = (by: string, id = pulse.id): Promise<Response> =>
    call(relay.origin, pulsePath(board, `/${id}/close`), { method: 'POST', token: by })
  expect(await codeOf(await close(members[1]?.token ?? ''))).toBe('403 role-insufficient')
  expect(await codeOf(await close(lead.token, 'nosuchpulse00'))).toBe('404 pulse-unknown')
  expect((await close(lead.token)).status).toBe(204)
  expect((await close(lead.token)).status).toBe(204)
  expect(await codeOf(await answer(board, pulse, token, '1111111'))).toBe('409 pulse-closed')
  const facts = await jsonOf<PulseResponse>(await call(relay.origin, pulsePath(board, `/${pulse.id}`), { token }))
  expect(facts).toMatchObject({ answered: 0, hasAnswered: false, own: null })
})

test('a pulse that two start in the same moment is one, and one that few answered says nothing of anybody', async () => {
  const group = await gather()
  const { board, members } = group
  const starts = await Promise.all(
    members.map(({ token }) => call(relay.origin, pulsePath(board), { method: 'POST', token })),
  )
  expect(starts.filter(({ status }) => status === 409)).toHaveLength(6)
  const [first] = starts.filter(({ status }) => status === 201)
  if (first === undefined) throw new Error('nobody could start a pulse')
  const pulse = (await first.json()) as PulseFacts
  await answer(board, pulse, members[0]?.token ?? '', '5555555')
  await answer(board, pulse, members[1]?.token ?? '', '5555555')
  const starter = members.find(({ actor }) => actor.id === pulse.by)
  await call(relay.origin, pulsePath(board, `/${pulse.id}/close`), { method: 'POST', token: starter?.token ?? '' })
  const snapshot = await call(relay.origin, `/api/boards/${board.id}/snapshot`, { token: starter?.token ?? '' })
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await snapshot.arrayBuffer()))
  const round = readBoard(doc).view().pulses.get(pulse.id)
  expect(round?.by).toBe(pulse.by as ActorId)
  expect(round === undefined ? null : pulseResultsOf(round).map(({ all }) => all)).toEqual(questions.map(() => null))
})
