import { guards, runGuard, type Verdict } from './guards.ts'

/** Runs every guard at once and prints a line for each as it ends, then what the failing ones said. */
export async function runGuards(): Promise<readonly Verdict[]> {
  const verdicts = await Promise.all(
    guards.map(async (guard) => {
      const verdict = await runGuard(guard)
      console.log(lineOf(verdict))
      return verdict
    }),
  )
  for (const verdict of verdicts.filter(({ passed }) => !passed)) {
    console.log(
      `\n--- ${verdict.guard.name} (${verdict.guard.tool} ${verdict.guard.args.join(' ')})\n${verdict.output.trim()}`,
    )
  }
  return verdicts
}

function lineOf({ guard, passed, seconds }: Verdict): string {
  return `${passed ? 'ok  ' : 'FAIL'} ${guard.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s  refuses ${guard.refuses}`
}
