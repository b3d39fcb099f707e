import { createWatchable, type WatchableState } from '@samtavle/base'
import type { ActorId, Peer } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createCameraControl } from '../camera-control.ts'
import { seenRect } from '../camera.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { createFollow } from './follow.ts'

const viewport = { width: 1000, height: 500 }
const insets = { top: 0, right: 0, bottom: 0, left: 0 }

function setUp() {
  const peers: WatchableState<readonly Peer[]> = createWatchable<readonly Peer[]>([])
  const session = { ...createLocalSession(createTestClock()), peers }
  const camera = createCameraControl({
    first: { x: 0, y: 0, zoom: 1 },
    viewport: () => viewport,
    insets: () => insets,
    prefersLessMotion: () => false,
    requestFrame: () => undefined,
  })
  const follow = createFollow({ session, camera, prefersLessMotion: () => false, requestFrame: () => undefined })
  return { session, peers, camera, follow, me: session.me.id }
}

function peer(actor: string, view: Peer['view'], following?: string): Peer {
  const leads = following === undefined ? {} : { following: following as ActorId }
  return { clientId: actor.length, actor: actor as ActorId, sector: null, at: 1, ...leads, ...(view && { view }) }
}

function settles(follow: ReturnType<typeof setUp>['follow']): number {
  let frames = 0
  for (let time = 1000; follow.step(time) && frames < 500; time += 16) frames += 1
  return frames
}

test('who follows comes to see at least all that the other sees, gently, and then stands still', () => {
  const { peers, camera, follow } = setUp()
  peers.set([peer('bo', [3000, 2000, 400, 400])])
  follow.start('bo' as ActorId)
  const frames = settles(follow)
  expect(frames).toBeGreaterThan(5)
  expect(frames).toBeLessThan(200)
  const seen = seenRect(camera.camera.get(), viewport)
  expect(seen.x).toBeLessThanOrEqual(3000)
  expect(seen.y).toBeLessThanOrEqual(2000)
  expect(seen.x + seen.width).toBeGreaterThanOrEqual(3400)
  expect(seen.y + seen.height).toBeGreaterThanOrEqual(2400)
  expect(follow.followed.get()).toBe('bo')
})

test('any movement of my own ends it', () => {
  const { peers, camera, follow } = setUp()
  peers.set([peer('bo', [0, 0, 400, 400])])
  follow.start('bo' as ActorId)
  camera.set({ x: 5, y: 5, zoom: 1 })
  expect(follow.followed.get()).toBeNull()
})

test('whoever follows somebody who follows another sees what that one sees', () => {
  const { peers, camera, follow } = setUp()
  peers.set([peer('bo', [0, 0, 400, 400], 'cleo'), peer('cleo', [9000, 0, 100, 100])])
  follow.start('bo' as ActorId)
  settles(follow)
  expect(camera.camera.get().x).toBeGreaterThan(8000)
})

test('those who would follow each other in a ring, and those who leave, are let go', () => {
  const { peers, camera, follow, me } = setUp()
  const before = camera.camera.get()
  peers.set([peer('bo', [0, 0, 4000, 4000])])
  follow.start('bo' as ActorId)
  peers.set([peer('bo', [0, 0, 4000, 4000], me)])
  expect(follow.followed.get()).toBeNull()
  expect(camera.camera.get()).toEqual(before)
  peers.set([peer('bo', [0, 0, 4000, 4000])])
  follow.start('bo' as ActorId)
  peers.set([])
  expect(follow.followed.get()).toBeNull()
})

test('nobody follows themselves', () => {
  const { follow, me } = setUp()
  follow.start(me as ActorId)
  expect(follow.followed.get()).toBeNull()
})

test('while people write who must not be known nobody is followed but who runs the session', () => {
  const { session, peers, follow } = setUp()
  peers.set([peer('bo', [3000, 2000, 400, 400]), peer('lea', [0, 0, 400, 400])])
  session.facilitators.set(new Set(['lea']))
  follow.start('bo' as ActorId)
  session.veiled.set(true)
  expect(follow.followed.get()).toBeNull()
  follow.start('bo' as ActorId)
  expect(follow.followed.get()).toBeNull()
  follow.start('lea' as ActorId)
  expect(follow.followed.get()).toBe('lea')
})
