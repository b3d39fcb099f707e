import { systemClock, systemRandomBytes } from '@samtavle/base'
import { createEdits, readBoard, writeActor, writePulse, type ActorId, type Edits, type ItemId } from '@samtavle/board'
import { roles, type JoinResponse, type Role } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard, type MadeBoard } from './board-api.ts'
import { ackProtocols, closeCodeOf, openRawSocket, readAll } from './raw-socket.ts'

let relay: RunningRelay
let board: MadeBoard
let anna: JoinResponse
let framing: ItemId
let agreement: ItemId
let rule: ItemId

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin)
  anna = await join(relay.origin, board, 'contribute', { name: 'Anna', sector: 'citizens' })
  const doc = await stateOf(anna.token)
  const before = encodeStateVector(doc)
  const edits = editsAs(anna.actor.id, doc)
  framing = edits.addFraming({ text: 'Nobody dares to go down to the water' })
  edits.reserve(framing, 'It was never empty for the anglers')
  agreement = edits.addAgreement({ text: 'We light the path', who: [{ actor: anna.actor.id as ActorId }] })
  rule = edits.addRule({ text: 'Whoever lives here speaks first' })
  edits.hold(rule)
  await sends(anna.token, encodeStateAsUpdate(doc, before))
})

afterAll(() => relay.close())

async function stateOf(token: string): Promise<Doc> {
  const snapshot = await call(relay.origin, `/api/boards/${board.id}/snapshot`, { token })
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await snapshot.arrayBuffer()))
  return doc
}

/** A client that says it is somebody, whoever that is. */
function editsAs(actor: string, doc: Doc): Edits {
  const reader = readBoard(doc)
  return createEdits({
    doc,
    board: reader,
    actor: actor as ActorId,
    clock: systemClock,
    randomBytes: systemRandomBytes,
  })
}

/** Sends bytes as they are: `kept` when the relay acked them, else the code it closed with, or `dropped` from onlookers. */
async function sends(token: string, update: Uint8Array, room = board.id): Promise<'kept' | 'dropped' | number | null> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: ackProtocols(token) })
  await readAll(socket)
  socket.sendUpdate(update)
  if (token === viewToken) {
    // Nobody acks what is dropped, so a question that is answered afterwards tells that it has been read.
    await readAll(socket)
    await socket.close()
    return 'dropped'
  }
  await until(() => socket.acked() > 0 || socket.closeCode() !== null, 'the relay answers the frame')
  if (socket.acked() === 0) return closeCodeOf(socket)
  await socket.close()
  return 'kept'
}

let viewToken = ''

const attempts: Readonly<Record<string, (edits: Edits, doc: Doc) => void>> = {
  'hold for her': (edits) => edits.hold(framing),
  'reserve something milder for her': (edits) => edits.reserve(framing, 'a detail'),
  'withdraw her reservation': (edits) => edits.withdraw(framing),
  'agree to an agreement for her': (edits) => edits.hold(agreement),
  'have a reservation against an agreement for her': (edits) => edits.reserve(agreement, 'not my idea'),
  'take her agreement to a rule back': (edits) => edits.withdraw(rule),
  'let go of what she holds by reserving for her': (edits) => edits.reserve(rule, 'she has changed her mind'),
  'take her sector away': (_edits, doc) => doc.getMap('actors').delete(anna.actor.id),
  'speak from another sector for her': (_edits, doc) => writeActor(doc, anna.actor.id as ActorId, 'public'),
  'erase her reservation by its bare key': (_edits, doc) => doc.getMap('stands').delete(`${framing}/${anna.actor.id}`),
  'publish a pulse nobody answered': (_edits, doc) =>
    writePulse(doc, { id: 'forged', by: null, at: 1, closedAt: 2, tally: new Map() }),
  'publish a vote nobody took': (_edits, doc) =>
    doc
      .getMap('votings')
      .set('forged', { kind: 'dots', at: 1, dots: 3, items: [agreement], closedAt: 2, result: null }),
  'consent for her': (_edits, doc) =>
    doc.getMap('votes').set(`round/${anna.actor.id}`, { answer: 'consent', reason: '', at: 1 }),
}

const cells = roles.flatMap((role) => Object.keys(attempts).map((attempt) => [role, attempt] as const))

test.each(cells)('as %s nobody can %s, with raw frames neither', async (role: Role, attempt) => {
  const mayor = await join(relay.origin, board, role, { sector: 'public' })
  viewToken = role === 'view' ? mayor.token : ''
  const doc = await stateOf(mayor.token)
  const before = encodeStateVector(doc)
  attempts[attempt]?.(editsAs(anna.actor.id, doc), doc)
  const outcome = await sends(mayor.token, encodeStateAsUpdate(doc, before))
  expect(outcome === 'kept').toBe(false)
  const now = readBoard(await stateOf(mayor.token)).view()
  const item = now.items.get(framing)
  const stand = item?.state === 'whole' ? item.stands.get(anna.actor.id as ActorId) : undefined
  expect(stand).toMatchObject({ stand: 'reserve', reason: 'It was never empty for the anglers' })
  const standsOn = (id: ItemId): readonly string[] => {
    const found = now.items.get(id)
    return found?.state === 'whole' ? [...found.stands].map(([actor, { stand }]) => `${actor} ${stand}`) : ['gone']
  }
  expect(standsOn(agreement)).toEqual([])
  expect(standsOn(rule)).toEqual([`${anna.actor.id} hold`])
  expect(now.sectors.get(anna.actor.id as ActorId)).toBe('citizens')
  expect([now.pulses.size, now.votings.size, now.votes.size]).toEqual([0, 0, 0])
})

test('running the process gives no say over content: what a facilitator writes into the process room reaches no board', async () => {
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  viewToken = ''
  const before = readBoard(await stateOf(lead.token)).view()
  const doc = await stateOf(lead.token)
  const known = encodeStateVector(doc)
  const edits = editsAs(lead.actor.id, doc)
  edits.hold(framing)
  edits.hold(agreement)
  edits.removeItems([framing])
  await sends(lead.token, encodeStateAsUpdate(doc, known), `${board.id}.process`)
  expect(readBoard(await stateOf(lead.token)).view()).toEqual(before)
})

test('a facilitator may point to a rule, reopen it and name parties as anybody may, and none of it changes a stand', async () => {
  for (const role of ['contribute', 'facilitate'] as const) {
    const person = await join(relay.origin, board, role, { sector: 'public' })
    viewToken = ''
    const doc = await stateOf(person.token)
    const before = encodeStateVector(doc)
    const edits = editsAs(person.actor.id, doc)
    edits.pointToRule(rule)
    edits.reopen(rule, 'Is it still ours?')
    edits.nameParty(agreement, { actor: anna.actor.id as ActorId })
    expect(await sends(person.token, encodeStateAsUpdate(doc, before))).toBe('kept')
    const item = readBoard(await stateOf(person.token))
      .view()
      .items.get(rule)
    expect(item?.state === 'whole' && item.stands.get(anna.actor.id as ActorId)).toMatchObject({ stand: 'hold' })
  }
})

test('deleting what it is about hides no reservation: every role finds it in every export', async () => {
  const lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  viewToken = ''
  const doc = await stateOf(lead.token)
  const before = encodeStateVector(doc)
  editsAs(lead.actor.id, doc).removeItems([framing])
  expect(await sends(lead.token, encodeStateAsUpdate(doc, before))).toBe('kept')
  for (const role of roles) {
    const { token } = await join(relay.origin, board, role)
    for (const format of ['json', 'csv', 'md']) {
      const exported = await (await call(relay.origin, `/api/boards/${board.id}/export.${format}`, { token })).text()
      expect(exported, `${role} ${format}`).toContain('It was never empty for the anglers')
    }
  }
})
