import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** A Node program under test in its own process. */
export interface RunningProgram {
  readonly pid: number
  /** Its standard output and standard error, in the order they came. */
  output(): string
  hasExited(): boolean
  /** SIGTERM, then its exit code; fails, after killing it, when it has not gone within 15 s. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

const stopWithinMs = 15_000

/** Starts a Node program with exactly the given environment. */
export function startProgram(entry: string, env: Record<string, string>): RunningProgram {
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => chunks.push(chunk))
  }
  // `close` comes after the last output, `exit` may come before it.
  let closed = false
  // A test run that is cut short leaves no process behind.
  const killOnExit = (): boolean => child.kill('SIGKILL')
  process.once('exit', killOnExit)
  const gone = once(child, 'close').then(() => {
    closed = true
    process.off('exit', killOnExit)
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`Could not start ${entry}`)

  return {
    pid,
    output: () => chunks.join(''),
    hasExited: () => closed,
    async stop() {
      child.kill('SIGTERM')
      const wentInTime = await Promise.race([gone.then(() => true), pause(stopWithinMs, false, { ref: false })])
      if (wentInTime) return child.exitCode
      child.kill('SIGKILL')
      throw new Error(`Did not stop within ${stopWithinMs} ms of SIGTERM; it printed:\n${chunks.join('')}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
