import type { AwarenessEntry } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createPresenceGatherer } from './presence-gatherer.ts'

const limits = { presenceCrowd: 3, presenceGatherMs: 50 }

function at(clientId: number, clock: number): AwarenessEntry {
  return { clientId, clock, state: `{"at":${clock}}` }
}

/** A gatherer in a room of so many, and all that it passed on. */
function gathererIn(people: number) {
  const clock = createManualClock()
  const passed: { readonly entries: readonly AwarenessEntry[]; readonly author: string | null }[] = []
  const room = { people }
  const gatherer = createPresenceGatherer<string>({
    clock,
    limits,
    receivers: () => room.people,
    pass: (entries, author) => passed.push({ entries, author }),
  })
  return { clock, passed, gatherer, room }
}

test('among few everything goes on at once, one by one', () => {
  const { gatherer, passed, clock } = gathererIn(3)
  gatherer.push(at(1, 1), 'anna')
  gatherer.push(at(1, 2), 'anna')
  gatherer.push(at(2, 1), 'bo')
  clock.advance(1000)
  expect(passed).toEqual([
    { entries: [at(1, 1)], author: 'anna' },
    { entries: [at(1, 2)], author: 'anna' },
    { entries: [at(2, 1)], author: 'bo' },
  ])
})

test('in a crowd the first goes at once and what follows goes together, the newest of each', () => {
  const { gatherer, passed, clock } = gathererIn(4)
  gatherer.push(at(1, 1), 'anna')
  gatherer.push(at(1, 2), 'anna')
  gatherer.push(at(2, 1), 'bo')
  gatherer.push(at(1, 3), 'anna')
  clock.advance(49)
  expect(passed).toEqual([{ entries: [at(1, 1)], author: 'anna' }])
  clock.advance(1)
  expect(passed.slice(1)).toEqual([{ entries: [at(1, 3), at(2, 1)], author: null }])
  gatherer.push(at(2, 2), 'bo')
  expect(passed).toHaveLength(2)
  clock.advance(50)
  expect(passed.slice(2)).toEqual([{ entries: [at(2, 2)], author: 'bo' }])
  clock.advance(50)
  gatherer.push(at(2, 3), 'bo')
  expect(passed.slice(3)).toEqual([{ entries: [at(2, 3)], author: 'bo' }])
})

test('what waits when a crowd goes home still comes, in order, and then nothing waits any more', () => {
  const { gatherer, passed, clock, room } = gathererIn(4)
  gatherer.push(at(1, 1), 'anna')
  gatherer.push(at(1, 2), 'anna')
  room.people = 2
  gatherer.push(at(1, 3), 'anna')
  clock.advance(50)
  expect(passed.at(-1)).toEqual({ entries: [at(1, 3)], author: 'anna' })
  clock.advance(50)
  gatherer.push(at(2, 1), 'bo')
  gatherer.push(at(2, 2), 'bo')
  expect(passed).toHaveLength(4)
})

test('a room without anybody tells nothing', () => {
  const { gatherer, passed, clock } = gathererIn(4)
  gatherer.push(at(1, 1), 'anna')
  gatherer.push(at(1, 2), 'anna')
  gatherer.clear()
  clock.advance(1000)
  expect(passed).toHaveLength(1)
})
