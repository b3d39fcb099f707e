import { createWatchable } from '@samtavle/base'
import { boardPoint, type ActorId, type Focus, type Peer, type ProcessView } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createLocalSession, createTestClock } from '../canvas/test/local-session.ts'
import { createWallCamera } from './wall-camera.ts'

const bo = 'actor-bo' as ActorId

function setUp(name = 'wall') {
  const clock = createTestClock()
  const session = createLocalSession(clock, name)
  const peers = createWatchable<readonly Peer[]>([])
  const view = createWatchable({ focus: null } as unknown as ProcessView)
  const followed = createWatchable<ActorId | null>(null)
  const went: string[] = []
  const camera = createWallCamera({
    session: { ...session, peers },
    clock,
    process: { view },
    canvas: {
      camera: {
        fitAll: (how) => void went.push(how?.wholeAxis === true ? 'axis' : 'all'),
        show: (part) => void went.push(`show ${part.join(' ')}`),
      },
      follow: {
        followed,
        start(actor) {
          went.push(`follow ${actor}`)
          followed.set(actor)
        },
        stop: () => followed.set(null),
      },
    },
  })
  const close = camera.open()
  const asks = (focus: unknown): void => view.set({ focus: focus as Focus } as unknown as ProcessView)
  const add = (): void => void session.edits.addNote({ place: boardPoint(0, 0), text: 'x' })
  const isHere = (actor: ActorId, at: readonly number[]): void =>
    peers.set([{ clientId: 7, actor, sector: null, at: 1, view: at } as unknown as Peer])
  return { clock, camera, close, went, asks, add, isHere, followed }
}

test('a wall shows everything, and again when something new is there, once for many', () => {
  const { clock, went, add } = setUp()
  clock.advance(0)
  expect(went).toEqual(['all'])
  for (let count = 0; count < 20; count += 1) add()
  clock.advance(1000)
  clock.advance(60_000)
  expect(went).toEqual(['all', 'all'])
})

test('it goes where a facilitator asks people to look, and along with them, and back to everything', () => {
  const { clock, went, asks, isHere, followed } = setUp()
  clock.advance(0)
  asks({ kind: 'here', by: bo, at: 5, view: [1, 2, 3, 4] })
  clock.advance(0)
  asks({ kind: 'along', by: bo, at: 6 })
  clock.advance(0)
  expect(went, 'whoever leads is not here yet').toEqual(['all', 'show 1 2 3 4', 'all'])
  isHere(bo, [0, 0, 10, 10])
  clock.advance(100)
  expect(went.at(-1)).toBe('follow actor-bo')
  asks(null)
  clock.advance(0)
  expect([went.at(-1), followed.get()]).toEqual(['all', null])
})

test('a facilitator’s own second screen goes along with the first', () => {
  const { clock, went, asks, isHere } = setUp('bo')
  isHere(bo, [0, 0, 10, 10])
  asks({ kind: 'along', by: bo, at: 6 })
  clock.advance(100)
  isHere(bo, [5, 5, 10, 10])
  clock.advance(100)
  expect(went).toEqual(['show 0 0 10 10', 'show 5 5 10 10'])
})

test('whoever moves the board at the wall looks where they like until it has rested, and everything can be chosen', () => {
  const { clock, camera, close, went, asks, add } = setUp()
  clock.advance(0)
  camera.touched()
  add()
  asks({ kind: 'here', by: bo, at: 5, view: [1, 2, 3, 4] })
  clock.advance(19_000)
  expect(went).toEqual(['all'])
  camera.touched()
  clock.advance(19_000)
  expect(went).toEqual(['all'])
  clock.advance(1000)
  expect(went).toEqual(['all', 'show 1 2 3 4'])
  camera.show('all')
  expect([camera.shows.get(), went.at(-1)]).toEqual(['all', 'axis'])
  close()
  add()
  clock.advance(60_000)
  expect(went).toHaveLength(3)
})
