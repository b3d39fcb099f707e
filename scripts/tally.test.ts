import { expect, test } from 'vitest'
import { sumOf, tallyLine, tallyOf } from './tally.ts'

function reportOf(...files: readonly { status: string; outcomes: readonly string[] }[]): string {
  const testResults = files.map(({ status, outcomes }) => ({
    status,
    assertionResults: outcomes.map((outcome) => ({ status: outcome })),
  }))
  return JSON.stringify({ testResults })
}

test('passed, failed and skipped tests are counted over all files', () => {
  const report = reportOf(
    { status: 'passed', outcomes: ['passed', 'passed', 'skipped'] },
    { status: 'failed', outcomes: ['failed', 'todo', 'pending'] },
  )
  expect(tallyOf(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 })
})

test('a file that cannot be loaded is a failed test', () => {
  const report = reportOf({ status: 'passed', outcomes: ['passed'] }, { status: 'failed', outcomes: [] })
  expect(tallyOf(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run that ends badly has failed even when every test passed', () => {
  expect(tallyOf(reportOf({ status: 'passed', outcomes: ['passed'] }), 1).failed).toBe(1)
  expect(tallyOf(reportOf({ status: 'passed', outcomes: ['passed'] }), null).failed).toBe(1)
})

test.each([undefined, '', '{', '{}', '{"testResults":[{}]}'])(
  'a run without a whole report has failed: %s',
  (report) => {
    expect(tallyOf(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  },
)

test('the last line names skipped tests only when there are any', () => {
  const sum = sumOf([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ])
  expect(tallyLine(sum)).toBe('5 passed, 1 failed')
  expect(tallyLine({ ...sum, skipped: 4 })).toBe('5 passed, 1 failed, 4 skipped')
})
