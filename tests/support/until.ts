import { setTimeout as pause } from 'node:timers/promises'

const pollEveryMs = 20

/** Waits for a fact to become true and says which one never did; the test's answer to sleeping. */
export async function until(fact: () => boolean | Promise<boolean>, what: string, timeoutMs = 15_000): Promise<void> {
  const startedAt = performance.now()
  while (!(await fact())) {
    if (performance.now() - startedAt > timeoutMs) throw new Error(`After ${timeoutMs} ms still not so: ${what}`)
    await pause(pollEveryMs)
  }
}
