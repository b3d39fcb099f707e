import { afterEach, beforeEach, expect, test } from 'vitest'
import { rawUpdateFaults } from './client-bytes.ts'
import { buildSmallHouse, type SmallHouse } from './small-house.ts'
import { checkout } from './workspace.ts'

let house: SmallHouse

beforeEach(() => {
  house = buildSmallHouse()
})

afterEach(() => house.close())

test('nothing in the product merges, compares or converts updates as bytes, but for a document’s own', () => {
  expect(rawUpdateFaults(checkout)).toEqual([])
})

test.each([
  ['by name', `import { mergeUpdates } from 'yjs'\nexport const f = (a: Uint8Array) => mergeUpdates([a])\n`],
  ['of everything', `import * as Y from 'yjs'\nexport const f = (a: Uint8Array) => Y.diffUpdate(a, a)\n`],
  ['in the other format', `import { applyUpdateV2, Doc } from 'yjs'\napplyUpdateV2(new Doc(), new Uint8Array())\n`],
  ['under another name', `import { mergeUpdatesV2 as join } from 'yjs'\nexport { join }\n`],
])('caught: a call %s', (_, text) => {
  expect(rawUpdateFaults(house.root)).toEqual([])
  house.write({ 'packages/board/src/faulty.ts': text })
  expect(rawUpdateFaults(house.root)).toHaveLength(1)
})
