import { systemClock, systemRandomBytes } from '@samtavle/base'
import {
  createEdits,
  readBoard,
  writeActor,
  writePulse,
  type ActorId,
  type BoardReader,
  type Edits,
  type ItemId,
  type ItemView,
} from '@samtavle/board'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { createRoomDocument, type RoomDocument } from './room-document.ts'

const anna = 'actor-anna-00001' as ActorId
const mayor = 'actor-mayor-0001' as ActorId

interface Seat {
  readonly doc: Doc
  readonly board: BoardReader
  readonly edits: Edits
}

/** A client whose edits are made in the name of `claims`, whoever sends them. */
function seatFor(claims: ActorId, room: RoomDocument): Seat {
  const doc = new Doc()
  applyUpdate(doc, room.answer(encodeStateVector(doc)))
  const board = readBoard(doc)
  const clock = { now: () => 1000, after: () => () => undefined }
  return { doc, board, edits: createEdits({ doc, board, actor: claims, clock, randomBytes: systemRandomBytes }) }
}

/** A board on which Anna wrote a framing and a rule, and reserved against both. */
function roomWithReservations(): { readonly room: RoomDocument; readonly framing: ItemId; readonly rule: ItemId } {
  let lastId = 5000
  const room = createRoomDocument({
    isShared: true,
    snapshot: null,
    entries: [],
    maxClientIds: 20_000,
    maxStateBytes: 20_000_000,
    clock: systemClock,
    newClientId: () => (lastId += 1),
  })
  room.edit(null, (doc) => writeActor(doc, anna, 'citizens'))
  const seat = seatFor(anna, room)
  const framing = seat.edits.addFraming({ text: 'Nobody dares' })
  const rule = seat.edits.addRule({ text: 'One at a time' })
  seat.edits.reserve(framing, 'too narrow')
  seat.edits.reserve(rule, 'too strict')
  expect(room.write(anna, encodeStateAsUpdate(seat.doc)).type).toBe('integrated')
  return { room, framing, rule }
}

type Attempt = (seat: Seat, items: { readonly framing: ItemId; readonly rule: ItemId }) => void

/** What somebody with any role could try with a client that says it is Anna's, or with no client of ours at all. */
const attempts: Readonly<Record<string, Attempt>> = {
  'hold a framing for her': ({ edits }, { framing }) => edits.hold(framing),
  'agree to a rule for her': ({ edits }, { rule }) => edits.hold(rule),
  'reserve for her': ({ edits }, { framing }) => edits.reserve(framing, 'something milder'),
  'withdraw her reservation': ({ edits }, { framing }) => edits.withdraw(framing),
  'put her into another sector': ({ doc }) => writeActor(doc, anna, 'public'),
  'take her sector away': ({ doc }) => doc.getMap('actors').delete(anna),
  'publish a pulse': ({ doc }) => writePulse(doc, { id: 'p', by: anna, at: 1, closedAt: 2, tally: new Map() }),
}

test.each(Object.entries(attempts))('nobody can %s: not the mayor, not the facilitator', (_, attempt) => {
  const { room, framing, rule } = roomWithReservations()
  const seat = seatFor(anna, room)
  const before = encodeStateVector(seat.doc)
  attempt(seat, { framing, rule })
  expect(room.write(mayor, encodeStateAsUpdate(seat.doc, before))).toMatchObject({
    type: 'refused',
    reason: 'key-of-another',
  })
})

test('what all may do is accepted from the mayor as from anybody: to hold, to reserve, to reopen, and to delete visibly', () => {
  const { room, framing, rule } = roomWithReservations()
  const seat = seatFor(mayor, room)
  const before = encodeStateVector(seat.doc)
  seat.edits.hold(framing)
  seat.edits.reserve(rule, 'the train leaves at four')
  seat.edits.reopen(framing, 'new knowledge')
  seat.edits.removeItems([rule])
  writeActor(seat.doc, mayor, 'public')
  expect(room.write(mayor, encodeStateAsUpdate(seat.doc, before)).type).toBe('integrated')
  // Her words are still there: on the framing, and with what was deleted.
  const board = readBoard(room.doc)
  const standOn = (item: ItemView | undefined): unknown => (item?.state === 'whole' ? item.stands.get(anna) : undefined)
  expect(standOn(board.item(framing))).toMatchObject({ reason: 'too narrow' })
  expect(board.gone().map(({ item, by }) => [standOn(item), by])).toEqual([
    [{ stand: 'reserve', reason: 'too strict', at: 1000 }, mayor],
  ])
})

test('only the relay publishes a pulse', () => {
  const { room } = roomWithReservations()
  const emitted = room.edit(null, (doc) => writePulse(doc, { id: 'p', by: anna, at: 1, closedAt: null, tally: null }))
  expect(emitted).not.toBeNull()
})
