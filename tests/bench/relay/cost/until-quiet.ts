import { setTimeout as pause } from 'node:timers/promises'
import { cpuSeconds } from './process-cost.ts'

const lookEveryMs = 500
/** A stored document may be waiting for a timer: Hocuspocus writes two seconds after the last change. */
const quietLooks = 6
const longestMs = 300_000

/** Waits until a server has nothing left to do: what it has taken in is stored, as far as it ever stores. */
export async function untilQuiet(pid: number): Promise<void> {
  const startedAt = performance.now()
  let before = cpuSeconds(pid)
  for (let quiet = 0; quiet < quietLooks;) {
    if (performance.now() - startedAt > longestMs)
      throw new Error(`Process ${pid} was still busy after ${longestMs} ms`)
    await pause(lookEveryMs)
    const now = cpuSeconds(pid)
    quiet = now - before > (0.05 * lookEveryMs) / 1000 ? 0 : quiet + 1
    before = now
  }
}
