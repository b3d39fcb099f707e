import { decodeFrame, limits, type Frame } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createMembers, type RoomConnection } from './members.ts'

let lastId = 0

/** A connection that only remembers. */
function connection(actorId: string) {
  const shown: Frame[] = []
  const delivered: (readonly Uint8Array[])[] = []
  let probes = 0
  lastId += 1
  const made: RoomConnection = {
    id: lastId,
    actorId,
    role: 'contribute',
    linkId: 'link-0123456789',
    deliver: () => undefined,
    deliverAll: (frames) => void delivered.push(frames),
    deliverAnswer: () => undefined,
    show(bytes) {
      const frame = decodeFrame(bytes)
      if (frame.ok) shown.push(frame.value)
    },
    settle: () => undefined,
    spend: () => undefined,
    acknowledge: () => undefined,
    probe: () => (probes += 1),
    close: () => undefined,
  }
  return { made, shown, delivered, probes: () => probes }
}

const keepAlive: Frame = { type: 'awareness', entries: [] }

test('everybody gets an empty presence frame and a probe every 15 seconds, until nobody is there', () => {
  const clock = createManualClock()
  const members = createMembers(clock, limits)
  const anna = connection('anna')
  members.add(anna.made)
  clock.advance(45_000)
  expect(anna.shown).toEqual([keepAlive, keepAlive, keepAlive])
  expect(anna.probes()).toBe(3)
  members.remove(anna.made)
  clock.advance(60_000)
  expect(anna.probes()).toBe(3)
})

test('a client that comes back on a new socket before its old one is known to be dead is not shown leaving', () => {
  const clock = createManualClock()
  const members = createMembers(clock, limits)
  const [old, back, witness] = [connection('anna'), connection('anna'), connection('bo')]
  for (const { made } of [old, witness, back]) members.add(made)
  const entry = { clientId: 7, clock: 3, state: '{"at":1}' }
  members.receivePresence(old.made, [entry])
  members.receivePresence(back.made, [entry])
  members.remove(old.made)
  expect(witness.shown).toEqual([{ type: 'awareness', entries: [entry] }])
  members.remove(back.made)
  expect(witness.shown.at(-1)).toEqual({ type: 'awareness', entries: [{ clientId: 7, clock: 4, state: 'null' }] })
})

test('a client whose clock was used up by its leave is told, so that it shows itself again at once', () => {
  const members = createMembers(createManualClock(), limits)
  const [first, back] = [connection('anna'), connection('anna')]
  const entry = { clientId: 7, clock: 3, state: '{"at":1}' }
  members.add(first.made)
  members.receivePresence(first.made, [entry])
  members.remove(first.made)
  members.add(back.made)
  members.receivePresence(back.made, [entry])
  expect(back.shown).toEqual([{ type: 'awareness', entries: [{ clientId: 7, clock: 4, state: 'null' }] }])
})

test('a clock may not jump, so that nobody can be locked out of their own presence', () => {
  const members = createMembers(createManualClock(), limits)
  const [anna, witness] = [connection('anna'), connection('bo')]
  for (const { made } of [anna, witness]) members.add(made)
  members.receivePresence(anna.made, [{ clientId: 7, clock: 1, state: '{}' }])
  members.receivePresence(anna.made, [{ clientId: 7, clock: 5000, state: '{"far":true}' }])
  members.receivePresence(anna.made, [{ clientId: 7, clock: 1, state: '{"back":true}' }])
  expect(witness.shown).toEqual([{ type: 'awareness', entries: [{ clientId: 7, clock: 1, state: '{}' }] }])
})

test('in a crowd presence goes on together, and a leave is the last that is heard of somebody', () => {
  const clock = createManualClock()
  const members = createMembers(clock, { ...limits, presenceCrowd: 2 })
  const [anna, bo, witness] = [connection('anna'), connection('bo'), connection('carl')]
  for (const { made } of [anna, bo, witness]) members.add(made)
  const state = '{}'
  members.receivePresence(anna.made, [{ clientId: 7, clock: 1, state }])
  members.receivePresence(bo.made, [{ clientId: 8, clock: 1, state }])
  clock.advance(limits.presenceGatherMs / 2)
  members.receivePresence(anna.made, [{ clientId: 7, clock: 2, state }])
  members.remove(anna.made)
  expect(witness.shown).toEqual([{ type: 'awareness', entries: [{ clientId: 7, clock: 1, state }] }])
  clock.advance(limits.presenceGatherMs)
  const gone = { clientId: 7, clock: 3, state: 'null' }
  expect(witness.shown.slice(1)).toEqual([{ type: 'awareness', entries: [{ clientId: 8, clock: 1, state }, gone] }])
  expect(anna.shown).toEqual([])
  members.remove(bo.made)
  members.remove(witness.made)
  expect(witness.shown).toHaveLength(2)
})

test('what became durable together goes to each receiver in one write, without what is all their own', () => {
  const members = createMembers(createManualClock(), limits)
  const [anna, bo, witness] = [connection('anna'), connection('bo'), connection('carl')]
  for (const { made } of [anna, bo, witness]) members.add(made)
  const [first, second] = [Uint8Array.of(1), Uint8Array.of(2)]
  members.broadcast(first, anna.made)
  members.broadcast(second, bo.made)
  expect(witness.delivered).toEqual([])
  members.tell()
  members.tell()
  expect(witness.delivered).toEqual([[first, second]])
  expect(anna.delivered).toEqual([[second]])
  expect(bo.delivered).toEqual([[first]])
  members.broadcast(first, anna.made)
  members.tell()
  expect(anna.delivered).toHaveLength(1)
  expect(bo.delivered.at(-1)).toEqual([first])
})
