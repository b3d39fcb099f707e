import { systemClock, systemRandomBytes } from '@samtavle/base'
import {
  createConsentEdits,
  createEdits,
  readBoard,
  votingsOf,
  type ActorId,
  type ConsentAnswer,
  type ConsentRound,
  type DotVoting,
  type Edits,
  type ItemId,
  type Voting,
} from '@samtavle/board'
import type { CastBallotResponse, JoinResponse, VotingFacts, VotingResponse } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeStateAsUpdate, encodeStateVector, type Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { codeOf } from './problem-answer.ts'
import { stateOf, storedBytes } from './kept-state.ts'
import { ackProtocols, openRawSocket, plainProtocols, readAll } from './raw-socket.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

const sectors = ['citizens', 'citizens', 'citizens', 'public', 'public', 'public', 'private'] as const

interface Group {
  readonly board: MadeBoard
  readonly lead: JoinResponse
  readonly members: readonly JoinResponse[]
  readonly notes: readonly ItemId[]
}

/** A board with three notes, a facilitator, and seven people of three sectors. */
async function gather(): Promise<Group> {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  const members: JoinResponse[] = []
  for (const sector of sectors) members.push(await join(relay.origin, board, 'contribute', { name: sector, sector }))
  const notes = ['Light', 'Benches', 'A café'].map((text) => ({ text }))
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { token: lead.token, body: { notes } }))
  const doc = await stateOf(relay, board.id, lead.token)
  return { board, lead, members, notes: [...readBoard(doc).view().items.keys()] }
}

async function votingOn({ board, lead }: Group, id: string): Promise<Voting | undefined> {
  return votingsOf(readBoard(await stateOf(relay, board.id, lead.token)).view()).find((voting) => voting.id === id)
}

/** What somebody does on their own copy of the board, sent and kept. */
async function does({ board }: Group, who: JoinResponse, change: (edits: Edits, doc: Doc) => void): Promise<void> {
  const doc = await stateOf(relay, board.id, who.token)
  const before = encodeStateVector(doc)
  const means = { clock: systemClock, randomBytes: systemRandomBytes }
  change(createEdits({ doc, board: readBoard(doc), actor: who.actor.id as ActorId, ...means }), doc)
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: ackProtocols(who.token) })
  await readAll(socket)
  socket.sendUpdate(encodeStateAsUpdate(doc, before))
  await until(() => socket.acked() > 0, 'the relay keeps what somebody did')
  await socket.close()
}

function path(board: MadeBoard, rest = ''): string {
  return `/api/boards/${board.id}/votings${rest}`
}

function begin({ board, lead, notes }: Group, over: object = {}): Promise<Response> {
  return call(relay.origin, path(board), { token: lead.token, body: { items: notes, dots: 3, ...over } })
}

type Ballot = readonly [board: MadeBoard, votingId: string]

function cast([board, id]: Ballot, token: string, dots: object, rest: object = {}): Promise<Response> {
  const body = { dots, replaces: null, ...rest }
  return call(relay.origin, path(board, `/${id}/ballot`), { method: 'PUT', token, body })
}

async function close({ board, lead }: Group, id: string, token = lead.token): Promise<Response> {
  return call(relay.origin, path(board, `/${id}/close`), { method: 'POST', token })
}

test('nobody learns how anybody voted: not from sockets, the store, its log or the board, before closing and after', async () => {
  const group = await gather()
  const { board, lead, members, notes } = group
  const heard: string[] = []
  const watcher = await openRawSocket({
    wsOrigin: relay.wsOrigin,
    room: board.id,
    protocols: plainProtocols(lead.token),
  })
  watcher.socket.on('message', (data) => heard.push((data as Buffer).toString('latin1')))
  const voting = await jsonOf<VotingFacts>(await begin(group, { question: 'What first?', asksWhy: true }))
  const [light = '', benches = '', cafe = ''] = notes
  const ballots = [
    { [light]: 3 },
    { [light]: 2, [cafe]: 1 },
    { [light]: 1, [cafe]: 2 },
    { [benches]: 3 },
    { [benches]: 2, [cafe]: 1 },
    { [light]: 3 },
    { [cafe]: 3 },
  ]
  const reasons = ballots.map((ballot, index) => ({ [Object.keys(ballot)[0] ?? '']: `thoughts of ${index}` }))
  for (const [index, member] of members.entries()) {
    const [dots, why] = [ballots[index] ?? {}, { reasons: reasons[index] }]
    expect((await cast([board, voting.id], member.token, dots, why)).status).toBe(200)
  }
  // A reason can be changed until the end, and then only what was said last is left.
  const changed = { reasons: { [light]: 'thoughts of somebody else' } }
  expect((await cast([board, voting.id], members[0]?.token ?? '', ballots[0] ?? {}, changed)).status).toBe(200)
  const seen = await jsonOf<VotingResponse>(
    await call(relay.origin, path(board, `/${voting.id}`), { token: lead.token }),
  )
  expect(seen).toMatchObject({ voters: 7, own: null, closedAt: null })
  const own = await jsonOf<VotingResponse>(
    await call(relay.origin, path(board, `/${voting.id}`), { token: members[1]?.token ?? '' }),
  )
  expect(own.own).toMatchObject({ dots: ballots[1], reasons: reasons[1] })
  const open = await storedBytes(relay)
  // Who has voted is kept in the clear, so the search finds what is there; what they voted is not.
  expect(open).toContain(members[0]?.actor.id ?? 'nobody')
  const telling = ballots.map((ballot) => JSON.stringify(ballot))
  expect(`${open}${heard.join('')}${relay.logs()}${JSON.stringify(seen)}`).not.toContain('thoughts of')
  expect(telling.filter((words) => `${open}${heard.join('')}${relay.logs()}`.includes(words))).toEqual([])

  await relay.restart()
  expect((await close(group, voting.id)).status).toBe(204)
  const closed = (await votingOn(group, voting.id)) as DotVoting
  expect(Object.fromEntries(closed.result?.totals ?? [])).toEqual({ [light]: 9, [benches]: 5, [cafe]: 7 })
  // One business is no crowd: with the smallest other sector it is one of four.
  expect(closed.result?.groups.map(({ sectors: who, voters }) => [who, voters])).toEqual([
    [['citizens'], 3],
    [['public', 'private'], 4],
  ])
  const told = closed.result?.reasons.get(light as ItemId) ?? []
  expect(told.map(({ words, sectors: who }) => `${words}: ${who.join()}`)).toEqual([
    'thoughts of 1: citizens',
    'thoughts of 2: citizens',
    'thoughts of 5: public,private',
    'thoughts of somebody else: citizens',
  ])
  expect(`${heard.join('')}${await storedBytes(relay)}`).not.toContain('thoughts of 0')
  const after = [await storedBytes(relay), relay.logs(), ...heard].join('\n')
  expect(telling.filter((words) => after.includes(words))).toEqual([])
  expect(closed).toMatchObject({ by: lead.actor.id, question: 'What first?' })
  const why = { md: '  - thoughts of 1 – Citizens', csv: 'citizens: thoughts of 1', json: '"reasons":{' }
  const said = Object.entries({ md: '“Light”: **9**', csv: ',9,', json: '"totals":{' })
  for (const [format, words] of [...said, ...Object.entries(why)]) {
    const exported = await call(relay.origin, `/api/boards/${board.id}/export.${format}`, { token: lead.token })
    expect(await exported.text(), format).toContain(words)
  }
  await watcher.close()
})

test('the later ballot of two devices counts and says that it replaced one; uncasting all of it is no vote', async () => {
  const group = await gather()
  const { board, members, notes } = group
  const [light = '', benches = ''] = notes
  const [phone] = members
  const laptop = await jsonOf<JoinResponse>(
    await call(relay.origin, `/api/boards/${board.id}/join`, {
      token: phone?.token ?? '',
      body: { link: board.links.contribute, actorId: phone?.actor.id },
    }),
  )
  expect(laptop.actor.id).toBe(phone?.actor.id)
  const { id } = await jsonOf<VotingFacts>(await begin(group))
  const first = await jsonOf<CastBallotResponse>(await cast([board, id], phone?.token ?? '', { [light]: 3 }))
  expect(first.replacedAnother).toBe(false)
  const second = await jsonOf<CastBallotResponse>(await cast([board, id], laptop.token, { [benches]: 1 }))
  expect(second.replacedAnother).toBe(true)
  const third = await jsonOf<CastBallotResponse>(
    await cast([board, id], laptop.token, { [benches]: 2 }, { replaces: second.mark }),
  )
  expect(third.replacedAnother).toBe(false)
  expect((await cast([board, id], members[1]?.token ?? '', { [light]: 1 })).status).toBe(200)
  expect((await cast([board, id], members[1]?.token ?? '', {})).status).toBe(200)
  // A program that writes its ballot in the open is heard, within its budget, unless its author confided another.
  await does(group, members[2] as JoinResponse, (_, doc) =>
    doc.getMap('votes').set(`${id}/${members[2]?.actor.id}`, { [light]: 2, elsewhere: 9 }),
  )
  await does(group, members[3] as JoinResponse, (_, doc) =>
    doc.getMap('votes').set(`${id}/${members[3]?.actor.id}`, { [light]: 4 }),
  )
  await does(group, laptop, (_, doc) => doc.getMap('votes').set(`${id}/${laptop.actor.id}`, { [light]: 3 }))
  await close(group, id)
  const closed = (await votingOn(group, id)) as DotVoting
  expect(closed.result).toEqual({
    reasons: new Map(),
    voters: 2,
    totals: new Map([
      [light, 2],
      [benches, 2],
    ]),
    groups: [],
  })
})

test('what cannot be is refused with a reason, and a voting that two begin in the same moment is one', async () => {
  const group = await gather()
  const { board, lead, members, notes } = group
  const [light = ''] = notes
  const token = members[0]?.token ?? ''
  const reader = await join(relay.origin, board, 'view')
  const asMember = { token, body: { items: notes, dots: 3 } }
  expect(await codeOf(await call(relay.origin, path(board), asMember))).toBe('403 role-insufficient')
  for (const wrong of [{ dots: 0 }, { dots: 100 }, { dots: 1.5 }, { items: [] }, { limitMs: 5 }, { who: 'me' }]) {
    expect(await codeOf(await begin(group, wrong)), JSON.stringify(wrong)).toBe('400 request-invalid')
  }
  expect(await codeOf(await begin(group, { items: ['nothing-there'] }))).toBe('422 voting-empty')
  const starts = await Promise.all([begin(group, { onePerItem: true }), begin(group, { onePerItem: true })])
  expect(starts.filter(({ status }) => status === 409)).toHaveLength(1)
  const started = starts.find(({ status }) => status === 201)
  if (started === undefined) throw new Error('one of two begins')
  const { id } = (await started.json()) as VotingFacts
  expect(await codeOf(await cast([board, id], reader.token, { [light]: 1 }))).toBe('403 role-insufficient')
  expect(await codeOf(await cast([board, id], token, { [light]: 2 }))).toBe('422 ballot-refused')
  expect(await codeOf(await cast([board, id], token, { elsewhere: 1 }))).toBe('422 ballot-refused')
  const unasked = { reasons: { [light]: 'Because' } }
  expect(await codeOf(await cast([board, id], token, { [light]: 1 }, unasked))).toBe('422 ballot-refused')
  expect(await codeOf(await cast([board, id], token, { [light]: -1 }))).toBe('400 request-invalid')
  expect(await codeOf(await cast([board, 'nosuchvoting'], token, { [light]: 1 }))).toBe('404 voting-unknown')
  expect(await codeOf(await close(group, id, token))).toBe('403 role-insufficient')
  expect([(await close(group, id)).status, (await close(group, id)).status]).toEqual([204, 204])
  expect(await codeOf(await cast([board, id], token, { [light]: 1 }))).toBe('409 voting-closed')
  const after = await jsonOf<VotingResponse>(await call(relay.origin, path(board, `/${id}`), { token: lead.token }))
  expect(after).toMatchObject({ voters: 0, own: null })
})

test('a voting whose time is up closes itself when anybody asks, with every dot that was placed, also after a restart', async () => {
  const group = await gather()
  const { board, members, notes } = group
  const token = members[0]?.token ?? ''
  const started = await begin(group, { limitMs: 4000, endsItself: true })
  const { id, endsAt, at } = await jsonOf<VotingFacts>(started)
  expect(endsAt).toBe(at + 4000)
  const placed = await cast([board, id], token, { [notes[0] ?? '']: 2 })
  await relay.restart()
  const ask = async (): Promise<number | null> =>
    (await jsonOf<VotingResponse>(await call(relay.origin, path(board, `/${id}`), { token }))).closedAt
  await until(async () => (await ask()) !== null, 'the voting closes itself')
  const closed = (await votingOn(group, id)) as DotVoting
  expect(closed.result?.voters).toBe(placed.status === 200 ? 1 : 0)
  expect(closed.closedAt).toBeGreaterThanOrEqual(at + 4000)
  expect(await codeOf(await cast([board, id], token, { [notes[0] ?? '']: 1 }))).toBe('409 voting-closed')
})

test('objections are answered round by round, and what was raised stays in every export until its author takes it back', async () => {
  const group = await gather()
  const { board, lead, members, notes } = group
  const [item] = notes
  const [citizen, , , official] = members
  if (item === undefined || citizen === undefined || official === undefined) throw new Error('a group was gathered')
  const ask = (): Promise<Response> =>
    call(relay.origin, `/api/boards/${board.id}/consent-rounds`, { token: lead.token, body: { item } })
  const first = await jsonOf<VotingFacts>(await ask())
  expect(await codeOf(await ask())).toBe('409 voting-open')
  expect(await codeOf(await cast([board, first.id], citizen.token, {}))).toBe('422 ballot-refused')
  const says = (who: typeof citizen, { id }: VotingFacts, answer: ConsentAnswer) =>
    does(group, who, (edits) => edits.with(createConsentEdits).answerConsent({ id, item }, answer))
  const objection = { answer: 'objection', reason: 'Who pays?', safe: 'A trial in May' } as const
  await says(official, first, { answer: 'consent', reason: '' })
  await says(citizen, first, { answer: 'concern', reason: 'Hm' })
  await says(citizen, first, objection)
  await close(group, first.id)
  await says(citizen, first, { answer: 'concern', reason: 'Late' })
  await says(citizen, first, objection)
  const over = (await votingOn(group, first.id)) as ConsentRound
  expect(Object.fromEntries(over.answers)).toEqual({
    [citizen.actor.id]: objection,
    [official.actor.id]: { answer: 'consent', reason: '' },
  })
  const exports = async (): Promise<readonly string[]> =>
    Promise.all(
      ['md', 'csv', 'json'].map(async (format) =>
        (await call(relay.origin, `/api/boards/${board.id}/export.${format}`, { token: lead.token })).text(),
      ),
    )
  for (const told of await exports()) expect(told).toMatch(/Who pays\?[^]*A trial in May/)
  const second = await jsonOf<VotingFacts>(await ask())
  await says(citizen, second, { answer: 'consent', reason: 'In May, then' })
  await close(group, second.id)
  const [report = '', table = ''] = await exports()
  expect(report).toContain('Consent round 2')
  expect(report).toContain('Nobody objects. Consent: 1.')
  // The first round is told as it was; on the item nothing stands any more.
  expect(report).toContain('Objection: **Who pays?**')
  expect(report).toContain('Nobody has a reservation.')
  expect(table).not.toContain('Who pays?')
})
