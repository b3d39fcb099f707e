import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildSmallHouse, type SmallHouse } from './small-house.ts'
import { specFaults } from './spec-rules.ts'
import { checkout } from './workspace.ts'

let house: SmallHouse

beforeEach(() => {
  house = buildSmallHouse()
})

afterEach(() => house.close())

test('the rules of the packages are each proved by a test, and no test cites a rule that is not there', () => {
  expect(specFaults(checkout)).toEqual([])
})

test('caught: a rule without a test, a test of no rule, a rule stated twice', () => {
  house.write({
    'packages/base/SPEC.md': '- **BASE-1** Holds.\n- `[BASE-2]` Holds too.\n- **BASE-2** Again.\n',
    'packages/base/src/a.test.ts': `test('[BASE-2] [BASE-9] it holds', () => {})\n`,
  })
  expect(specFaults(house.root)).toEqual([
    'packages/base/SPEC.md: no test proves BASE-1',
    'packages/base/src/a.test.ts cites BASE-9, which is no rule',
    'BASE-2 is stated more than once',
  ])
})
