import type { ActorId } from '@samtavle/board'
import type { AwarenessEntry } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createPresenceChannel } from './presence-channel.ts'

function setUp() {
  const clock = createTestClock()
  const channel = createPresenceChannel({ clientId: 1, actor: 'actor-anna' as ActorId, sector: null, clock })
  let told = 0
  channel.peers.watch(() => (told += 1))
  const isAt = (clientId: number, x: number, turn = x): AwarenessEntry => ({
    clientId,
    clock: turn,
    state: JSON.stringify({ actor: `actor-${clientId}`, sector: null, at: 0, pointer: [x, 0] }),
  })
  const places = (): readonly (number | undefined)[] => channel.peers.get().map(({ pointer }) => pointer?.[0])
  return { clock, channel, isAt, places, told: () => told }
}

test('the first news is told at once, and of what follows closely only the last of each person', () => {
  const { clock, channel, isAt, places, told } = setUp()
  channel.receive([isAt(2, 10)])
  expect([told(), places()]).toEqual([1, [10]])
  for (let x = 11; x < 30; x += 1) channel.receive([isAt(2, x)])
  expect(told()).toBe(1)
  clock.advance(20)
  expect([told(), places()]).toEqual([2, [29]])
})

test('in a crowd others are told twenty times a second, however many they are', () => {
  const { clock, channel, isAt, places, told } = setUp()
  for (let ms = 0; ms < 1000; ms += 10) {
    channel.receive(Array.from({ length: 40 }, (_one, index) => isAt(index + 2, ms, ms + 1)))
    clock.advance(10)
  }
  expect(told()).toBeLessThanOrEqual(21)
  clock.advance(60)
  expect(places()).toEqual(Array.from({ length: 40 }, () => 990))
})

test('while it is kept back others are told every four seconds, when they are let in, and at once when it no longer is', () => {
  const { clock, channel, isAt, places, told } = setUp()
  channel.receive([isAt(2, 10)])
  channel.keepBack(true)
  clock.advance(20)
  channel.receive([isAt(2, 11)])
  clock.advance(3979)
  expect([told(), places()]).toEqual([1, [10]])
  clock.advance(1)
  expect([told(), places()]).toEqual([2, [11]])
  channel.receive([isAt(2, 12)])
  clock.advance(1500)
  channel.letIn()
  expect(places()).toEqual([12])
  channel.receive([isAt(2, 13)])
  clock.advance(3999)
  expect(places()).toEqual([12])
  clock.advance(1)
  expect(places()).toEqual([13])
  channel.receive([isAt(2, 14)])
  channel.keepBack(false)
  expect(places()).toEqual([14])
})

test('whoever goes between two tellings is gone, and words that are no presence are nobody', () => {
  const { clock, channel, isAt, places } = setUp()
  channel.receive([isAt(2, 10)])
  channel.receive([isAt(2, 11), isAt(3, 5), { clientId: 4, clock: 1, state: '{"actor":' }])
  channel.receive([{ clientId: 2, clock: 11, state: 'null' }])
  clock.advance(20)
  expect(places()).toEqual([5])
  channel.clear()
  expect(places()).toEqual([])
})
