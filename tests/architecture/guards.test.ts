import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guards, runGuard, type Guard, type Verdict } from '../../scripts/guards.ts'
import { plantedFaults } from './planted-faults.ts'
import { buildSmallHouse, type SmallHouse } from './small-house.ts'

// A check that has never been seen to fail is not trusted: each guard runs over a sound house, and over one with faults.
// Its faults are planted together, so that it has to run only twice.
describe.each(guards)('the guard «$name»', (guard) => {
  const faults = plantedFaults[guard.name] ?? []
  let house: SmallHouse
  let verdict: Verdict

  beforeAll(async () => {
    house = buildSmallHouse()
    verdict = await runGuard(readable(guard), house.root)
  })

  afterAll(() => house.close())

  test('lets a sound house pass', () => {
    expect(verdict.passed, verdict.output).toBe(true)
  })

  describe('catches', () => {
    beforeAll(async () => {
      for (const { path, text, beside } of faults) house.write({ ...beside, [path]: text })
      verdict = await runGuard(readable(guard), house.root)
    })

    test('at least one planted fault', () => {
      expect(faults.length).toBeGreaterThan(0)
      expect(verdict.passed).toBe(false)
    })

    test.each(faults)('$fault', ({ path, says }) => {
      const isAboutFile = guard.name === 'unused' || guard.name === 'manifests' ? () => true : namesFile(path)
      const line = verdict.output.split('\n').find((candidate) => isAboutFile(candidate) && says.test(candidate))
      expect(line, verdict.output).toBeDefined()
    })
  })
})

/** Oxlint in the format with one line for each finding. */
function readable(guard: Guard): Guard {
  return guard.tool === 'oxlint' ? { ...guard, args: [...guard.args, '--format=unix'] } : guard
}

function namesFile(path: string): (line: string) => boolean {
  return (line) => line.includes(path)
}
