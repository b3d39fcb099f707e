import type { Clock, RandomBytes } from '@samtavle/base'
import { closeCodes } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { FastifyInstance } from 'fastify'
import { createGatekeeper } from './access.ts'
import { createBoardPool } from './board-pool.ts'
import type { Config } from './config.ts'
import type { RelayContext } from './context.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createRooms } from './rooms/rooms.ts'
import { tokenCookie } from './routes/require-access.ts'
import { createServer } from './server.ts'
import { attachSyncSockets } from './sockets/sync-sockets.ts'
import { createTokenBuckets } from './token-bucket.ts'

/** One relay: its HTTP and sync endpoints over a store. */
export interface Relay {
  /** For tests that call it without a port. */
  readonly app: FastifyInstance
  /** Listens and returns the port it got. */
  listen(): Promise<number>
  /** Stops accepting, finishes and acks what is under way, closes sockets with 1012, and lets go of everything but the store. */
  close(): Promise<void>
}

export interface RelayOptions {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly log: Log
  /** Folder of the built web app. */
  readonly webFolder: string
}

/** Threads that hold boards; more would not help before there are more cores than this. */
const boardWorkers = 2

/** A worker gets two seconds for one write, which takes microseconds; reading a long journal or importing thousands of notes may take longer. */
const workerBudgets = { requestMs: 2000, openMs: 30_000 }

/** A whole workshop shares one address: 150 people who open the app within ten seconds make some 3,000 calls. */
const callsPerAddress = { perSecond: 200, burst: 6000 }
const boardsPerAddress = { perSecond: 1, burst: 60 }
const failuresPerAddress = { perSecond: 0.5, burst: 60 }

/** Puts a relay together. */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { config, store, clock, randomBytes, log } = options
  const metrics = createMetrics()
  const pool = createBoardPool({ workers: boardWorkers, budgets: workerBudgets, clock, log })
  const rooms = createRooms({ store, pool, clock, log, metrics })
  const gatekeeper = createGatekeeper(store, clock)
  let isDraining = false
  const context: RelayContext = {
    config,
    store,
    rooms,
    pool,
    gatekeeper,
    clock,
    randomBytes,
    metrics,
    buckets: {
      calls: createTokenBuckets(clock, callsPerAddress),
      boards: createTokenBuckets(clock, boardsPerAddress),
      failures: createTokenBuckets(clock, failuresPerAddress),
    },
    isDraining: () => isDraining,
  }
  const app = await createServer(context, log, options.webFolder)
  const sockets = attachSyncSockets({
    server: app.server,
    rooms,
    gatekeeper,
    config,
    clock,
    log,
    metrics,
    cookieToken: (boardId, header) =>
      header === undefined ? null : (app.parseCookie(header)[tokenCookie(boardId)] ?? null),
  })
  return {
    app,
    async listen() {
      await app.listen({ port: config.port, host: config.host, listenTextResolver: () => 'Listening' })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : config.port
    },
    async close() {
      isDraining = true
      sockets.close()
      await rooms.close(closeCodes.restart, 'the relay restarts')
      await app.close()
      await pool.close()
    },
  }
}
