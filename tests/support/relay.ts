import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { startProgram, type RunningProgram } from './program.ts'
import { until } from './until.ts'

/** What may differ from a relay on a free port with an empty data folder. */
export interface RelayOptions {
  readonly port?: number
  /** Kept on `close()`; without it a temporary folder is made and removed. */
  readonly dataDir?: string
  /** Added to, and winning over, the environment the relay is started with. */
  readonly env?: Readonly<Record<string, string>>
  /** Another program in its place, for tests of this file. */
  readonly entry?: string
}

/** Where a relay is found. */
export interface RelayAddress {
  readonly origin: string
  readonly wsOrigin: string
}

/** The real relay as a process of its own, seen only from outside. */
export interface RunningRelay extends RelayAddress {
  readonly port: number
  readonly dataDir: string
  /** Process id of the present run. */
  pid(): number
  /** Everything it has printed in all its runs. */
  logs(): string
  /** Asks it to stop (SIGTERM) and returns its exit code; fails when it has not gone within 15 s. */
  stop(): Promise<number | null>
  /** SIGKILL: no flush, no goodbye. */
  kill(): Promise<void>
  /** Starts it again on the same port and data, after stopping it if it still runs. */
  restart(): Promise<void>
  /** Stops it and removes the temporary data folder. */
  close(): Promise<void>
}

/** Many times what a busy machine needs: a start is two seconds of processor time, and whatever else a machine does comes before it. */
const readyWithinMs = 120_000

const relayEntry = fileURLToPath(new URL('../../apps/relay/src/main.ts', import.meta.url))

/** Starts `apps/relay/src/main.ts` and waits until `/readyz` says that it can serve. */
export async function startRelay(options: RelayOptions = {}): Promise<RunningRelay> {
  const port = options.port ?? (await freePort())
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'samtavle-relay-')))
  const origin = `http://127.0.0.1:${port}`
  const earlierLogs: string[] = []

  async function start(): Promise<RunningProgram> {
    const program = startProgram(options.entry ?? relayEntry, relayEnvironment(port, dataDir, options.env))
    await untilReady(program, origin)
    return program
  }

  async function removeData(): Promise<void> {
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
  }

  let program = await start().catch(async (error: unknown) => {
    await removeData()
    throw error
  })
  return {
    origin,
    wsOrigin: `ws://127.0.0.1:${port}`,
    port,
    dataDir,
    pid: () => program.pid,
    logs: () => [...earlierLogs, program.output()].join(''),
    stop: () => program.stop(),
    kill: () => program.kill(),
    async restart() {
      await program.stop()
      earlierLogs.push(program.output())
      program = await start()
    },
    async close() {
      try {
        await program.stop()
      } finally {
        await removeData()
      }
    },
  }
}

/** Only what the relay needs: nothing of the test runner's own settings reaches it. */
function relayEnvironment(
  port: number,
  dataDir: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE']
  const kept = Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']))
  return { ...kept, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...extra }
}

async function untilReady(program: RunningProgram, origin: string): Promise<void> {
  const isReady = async (): Promise<boolean> => {
    if (program.hasExited()) throw new Error(`The relay ended before it was ready:\n${program.output()}`)
    return fetch(`${origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
  }
  try {
    await until(isReady, `the relay at ${origin} is ready`, readyWithinMs)
  } catch (error) {
    await program.kill()
    throw new Error(`The relay did not become ready; it printed:\n${program.output()}`, { cause: error })
  }
}
