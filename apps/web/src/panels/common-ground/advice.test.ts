import type { ItemId } from '@samtavle/board'
import type { Finding } from '@samtavle/method'
import { expect, test } from 'vitest'
import { adviceFor, adviceNames } from './advice.ts'

const item = 'item-0123456789' as ItemId

test.each([
  [{ finding: 'border-not-crossed' }, ['withThem']],
  [{ finding: 'sectors-missing', sectors: ['private'] }, []],
  [{ finding: 'sectors-missing', sectors: ['citizens'] }, ['arenas']],
  [{ finding: 'no-framing' }, ['noAnswer']],
  [{ finding: 'one-framing', framing: item }, ['complex']],
  [{ finding: 'framing-not-shared', framing: item, state: 'held', needs: ['another-sector'] }, ['doubt']],
  [{ finding: 'framing-not-shared', framing: item, state: 'unheld', needs: ['another-sector'] }, []],
  [{ finding: 'voice-most', sector: 'public', share: 0.7 }, ['takeOver', 'letGo']],
  [{ finding: 'voice-most', sector: 'citizens', share: 0.7 }, ['letGo']],
  [{ finding: 'agreement-alone', agreement: item, carriedBy: 'one-party', sectors: ['public'] }, ['notAll']],
  [{ finding: 'agreement-alone', agreement: item, carriedBy: 'nobody', sectors: [] }, []],
  [{ finding: 'expectations-differ', differences: [] }, ['savings']],
  [{ finding: 'framing-shared', framing: item, sectors: ['public', 'citizens'], reservations: 0 }, []],
] as const satisfies readonly (readonly [Finding, readonly string[]])[])('%j calls for %j', (found, advice) => {
  expect(adviceFor([found])).toEqual(advice)
})

test('what several findings call for is said once, in the order of the method', () => {
  const findings: readonly Finding[] = [
    { finding: 'voice-most', sector: 'public', share: 0.8 },
    { finding: 'voice-most', sector: 'public', share: 0.8 },
    { finding: 'no-framing' },
  ]
  expect(adviceFor(findings)).toEqual(['noAnswer', 'takeOver', 'letGo'])
  expect(new Set(adviceNames).size).toBe(10)
})
