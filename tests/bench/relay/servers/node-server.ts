import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { freePort } from '../../../support/free-port.ts'
import { startProgram } from '../../../support/program.ts'
import { until } from '../../../support/until.ts'
import type { Dialect } from '../wire/dialect.ts'
import { createBenchFolder } from './bench-folder.ts'
import { collectGarbage, type BenchServer } from './server.ts'

/** A server that is one Node program, takes anybody, and makes a board of any name that is asked for. */
export interface NodeServer {
  readonly entry: string
  readonly dialect: Dialect
  environment(place: { readonly port: number; readonly dataDir: string }): Record<string, string>
}

/** Starts it on a free port with an empty data folder. */
export async function startNodeServer({ entry, dialect, environment }: NodeServer): Promise<BenchServer> {
  const port = await freePort()
  const folder = createBenchFolder()
  const dataDir = folder.path
  const own = environment({ port, dataDir })
  const env = {
    PATH: process.env['PATH'] ?? '',
    TMPDIR: tmpdir(),
    HOME: dataDir,
    NODE_COMPILE_CACHE: folder.compiled,
    ...collectGarbage,
    ...own,
  }
  const start = async (): Promise<ReturnType<typeof startProgram>> => {
    const started = startProgram(entry, env)
    await until(() => {
      if (started.hasExited()) throw new Error(`${entry} ended at once:\n${started.output()}`)
      return accepts(port)
    }, `something listens on port ${port}`)
    return started
  }
  let program = await start()
  let boards = 0
  return {
    pid() {
      if (program.hasExited()) throw new Error(`${entry} has ended:\n${program.output()}`)
      return program.pid
    },
    createBoard: () => {
      boards += 1
      const room = `board-${boards}`
      const seat = { port, path: `/${room}`, protocols: [], dialect, room }
      return Promise.resolve({ seats: (people) => Promise.resolve(Array.from({ length: people }, () => seat)) })
    },
    async restart() {
      await program.stop()
      program = await start()
    },
    async killAndRestart() {
      await program.kill()
      program = await start()
    },
    async close() {
      // What it would still write goes with its folder.
      await program.kill()
      folder.remove()
    },
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
