/** What a piece of work took: processor time (in ticks, so only for long work) and time on the wall. */
export interface Spent {
  readonly cpuMs: number
  readonly wallMs: number
}

/** Runs a piece of work and says what it took. */
export function timed<Value>(work: () => Value): Spent & { readonly value: Value } {
  const cpu = process.cpuUsage()
  const wall = performance.now()
  const value = work()
  const wallMs = performance.now() - wall
  const { user, system } = process.cpuUsage(cpu)
  return { value, wallMs, cpuMs: (user + system) / 1000 }
}

/** The least of three times on the wall, in milliseconds: neighbours on the machine only ever lengthen work. */
export function leastOfThree(prepare: () => void, work: () => void): number {
  const times = [1, 2, 3].map(() => {
    prepare()
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return Math.min(...times)
}

/** The value that so many percent of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] ?? 0
}
