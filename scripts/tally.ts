/** How many tests there were, by outcome. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/**
 * Counts vitest's report. A file that could not be loaded counts as one failed test, and so does a run that ended badly
 * with no failed test to show for it, or with no report at all.
 */
export function tallyOf(reportText: string | undefined, exitCode: number | null): Tally {
  const report = parseReport(reportText)
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const outcomes = report.testResults.flatMap(outcomesOf)
  const count = (wanted: string): number => outcomes.filter((outcome) => outcome === wanted).length
  const passed = count('passed')
  const failed = count('failed')
  const endedBadly = exitCode !== 0 && failed === 0
  return { passed, failed: endedBadly ? 1 : failed, skipped: outcomes.length - passed - failed }
}

/** Adds tallies of several runners. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The line a test run ends with. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function outcomesOf(file: VitestReport['testResults'][number]): readonly string[] {
  const outcomes = file.assertionResults.map(({ status }) => status)
  const failedToLoad = file.status === 'failed' && !outcomes.includes('failed')
  return failedToLoad ? [...outcomes, 'failed'] : outcomes
}

function parseReport(text: string | undefined): VitestReport | undefined {
  if (text === undefined) return undefined
  try {
    const report: unknown = JSON.parse(text)
    return isReport(report) ? report : undefined
  } catch {
    return undefined
  }
}

function isReport(value: unknown): value is VitestReport {
  if (!hasList(value, 'testResults')) return false
  return value.testResults.every((file) => hasList(file, 'assertionResults') && 'status' in file)
}

function hasList<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown[]> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Object.entries(value).find(([key]) => key === name)?.[1])
  )
}
