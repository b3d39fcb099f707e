import type { PlantedBug } from './bugs/planted-bug.ts'
import { runHistory, type HistoryOptions, type HistoryOutcome } from './history.ts'

/** Seeds from `from` on, so many of them. */
export interface SeedRange {
  readonly from: number
  readonly count: number
}

/** What became of many histories. */
export interface Tally {
  readonly histories: number
  readonly promises: number
  readonly rows: number
  readonly failed: readonly HistoryOutcome[]
}

/** Lives through one history after the other; `onFailed` hears of a failure at once. */
export async function runSeeds(
  { from, count }: SeedRange,
  options: Omit<HistoryOptions, 'seed'> = {},
  onFailed: (outcome: HistoryOutcome) => void = () => undefined,
): Promise<Tally> {
  const failed: HistoryOutcome[] = []
  let promises = 0
  let rows = 0
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runHistory({ ...options, seed })
    promises += outcome.promises
    rows += outcome.rows
    if (outcome.faults.length === 0) continue
    failed.push(outcome)
    onFailed(outcome)
  }
  return { histories: count, promises, rows, failed }
}

/** The first history of these in which the bug shows; null when none of them does. */
export async function firstCaught(
  bug: PlantedBug,
  { from, count }: SeedRange,
  options: Omit<HistoryOptions, 'seed' | 'bug'> = {},
): Promise<HistoryOutcome | null> {
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runHistory({ ...options, seed, bug })
    if (outcome.faults.length > 0) return outcome
  }
  return null
}
