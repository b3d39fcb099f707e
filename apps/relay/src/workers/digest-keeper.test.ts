import { digestOf } from '@samtavle/board/digest'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createManualClock } from '../manual-clock.ts'
import { createDigestKeeper } from './digest-keeper.ts'

test('a digest is taken once for each state of a document, and not again at once after a change', () => {
  const clock = createManualClock()
  const doc = new Doc()
  const keeper = createDigestKeeper(doc, clock)
  const first = keeper.digest()
  expect(first).toEqual(digestOf(doc))
  expect(keeper.digest()).toBe(first)
  doc.getMap('facts').set('a', 1)
  expect(keeper.digest()).toHaveLength(0)
  clock.advance(5000)
  expect(keeper.digest()).toEqual(digestOf(doc))
  expect(keeper.digest()).not.toEqual(first)
})
