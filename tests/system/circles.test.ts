import type { JoinResponse, RevealResponse, RoundFacts, RoundResponse } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard } from './board-api.ts'
import { listenTo, notesIn, openDesk, storedBytes, type Desk } from './private-desks.ts'
import { codeOf } from './problem-answer.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

test('in a round that widens the relay tells what somebody wrote to their circle and to nobody else, until it is revealed', async () => {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  const authors: JoinResponse[] = []
  for (const sector of ['public', 'citizens', 'civil']) {
    authors.push(await join(relay.origin, board, 'contribute', { sector }))
  }
  const body = { anonymous: false, widens: true, prompt: 'What worries you?', zone: 'plan' }
  const path = (rest = ''): string => `/api/boards/${board.id}/rounds${rest}`
  expect(
    await codeOf(await call(relay.origin, path(), { token: lead.token, body: { ...body, anonymous: true } })),
  ).toBe('400 request-invalid')
  const round = await jsonOf<RoundFacts>(await call(relay.origin, path(), { token: lead.token, body }))
  expect(round.circles).toEqual({ size: 1, groups: [] })
  const shared = await listenTo(relay, board.id, lead.token)
  const process = await listenTo(relay, `${board.id}.process`, lead.token)
  const late = await join(relay.origin, board, 'contribute', { sector: 'civil' })
  const onlooker = await join(relay.origin, board, 'view', {})
  const people = [...authors, late]
  const desks: Desk[] = []
  const writes = async (who: number, person: JoinResponse): Promise<void> => {
    const desk = await openDesk({ relay, board }, person, round)
    await desk.write(`thought-${who}`)
    desks.push(desk)
  }
  for (const [who, person] of authors.entries()) await writes(who, person)
  const ids = people.map(({ actor }) => actor.id)
  const readBy = async ({ token }: JoinResponse): Promise<readonly string[]> => {
    const told = await jsonOf<RoundResponse>(await call(relay.origin, path(`/${round.id}`), { token }))
    return told.circle.map(({ by, text }) => `${ids.indexOf(by)}: ${text}`).toSorted()
  }
  const widen = (size: number, groups: readonly (readonly (string | undefined)[])[], by = lead): Promise<Response> =>
    call(relay.origin, path(`/${round.id}/circles`), { method: 'PUT', token: by.token, body: { size, groups } })
  const reading = (): Promise<readonly (readonly string[])[]> => Promise.all([...people, lead, onlooker].map(readBy))
  expect(await reading()).toEqual([[], [], [], [], [], []])

  const [a, b, c, d] = ids
  expect(await codeOf(await widen(2, [[a, b], [c]], authors[0]))).toBe('403 role-insufficient')
  expect(
    await codeOf(
      await widen(2, [
        [a, b],
        [b, c],
      ]),
    ),
  ).toBe('400 request-invalid')
  expect((await widen(2, [[a, b], [c]])).status).toBe(200)
  expect(await reading()).toEqual([['1: thought-1'], ['0: thought-0'], [], [], [], []])
  const placed = await jsonOf<RoundFacts>(
    await call(relay.origin, path(`/${round.id}/place`), { token: late.token, body: { circle: 1 } }),
  )
  expect(placed.circles?.groups).toEqual([
    [a, b],
    [c, d],
  ])
  // Who sits with somebody who writes is told at once, in a room of their own, that there is something to ask for.
  const nearby = authors[2] ?? lead
  const own = await listenTo(relay, `${board.id}.private.${nearby.actor.id}`, nearby.token)
  await writes(3, late)
  await until(() => own.heard().includes(`"actor":"${nearby.actor.id}"`), 'who sits with somebody who wrote is told')
  expect(own.heard().includes('thought-3')).toBe(false)
  await own.socket.close()
  const viewer = await call(relay.origin, path(`/${round.id}/place`), { token: onlooker.token, body: {} })
  expect(await codeOf(viewer)).toBe('403 role-insufficient')
  expect(await reading()).toEqual([['1: thought-1'], ['0: thought-0'], ['3: thought-3'], ['2: thought-2'], [], []])

  expect(
    await codeOf(
      await widen(4, [
        [a, c],
        [b, d],
      ]),
    ),
  ).toBe('409 circles-refused')
  expect((await widen(4, [[a, b, c, d]])).status).toBe(200)
  expect(
    await codeOf(
      await widen(2, [
        [a, b],
        [c, d],
      ]),
    ),
  ).toBe('409 circles-refused')
  expect((await readBy(authors[0] ?? lead)).length).toBe(3)
  expect(
    [await storedBytes(relay), relay.logs(), shared.heard(), process.heard()].join('\n').includes('thought-'),
  ).toBe(false)

  expect((await call(relay.origin, path(`/${round.id}/end`), { method: 'POST', token: lead.token })).status).toBe(204)
  expect(await codeOf(await widen(4, [[a, b, c, d]]))).toBe('409 circles-refused')
  const revealed = await call(relay.origin, path(`/${round.id}/reveal`), { token: lead.token, body: {} })
  expect(await jsonOf<RevealResponse>(revealed)).toEqual({ revealed: 4, left: 0 })
  await until(() => notesIn(shared.socket.doc).length === 4, 'all four notes are on the board')
  expect(
    notesIn(shared.socket.doc)
      .map(({ by, text }) => `${ids.indexOf(by ?? '')}: ${text}`)
      .toSorted(),
  ).toEqual(people.map((_, who) => `${who}: thought-${who}`))
  expect(await reading()).toEqual([[], [], [], [], [], []])
  for (const { client } of desks) client.close()
  await shared.socket.close()
  await process.socket.close()
})
