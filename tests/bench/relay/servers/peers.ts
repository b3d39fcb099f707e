import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { InstalledPeers } from '../peers/install-peers.ts'
import { startNodeServer } from './node-server.ts'
import type { BenchContender } from './server.ts'

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** The cost of passing messages on with `ws`, and nothing else. */
export const echo: BenchContender = {
  key: 'echo',
  name: 'ws echo',
  keepsBoards: false,
  updatesAtOnce: Infinity,
  start: () =>
    startNodeServer({
      entry: fileBeside('echo-main.ts'),
      dialect: 'echo',
      environment: ({ port }) => ({ PORT: String(port) }),
    }),
}

/** Hocuspocus with its SQLite extension and default settings; without a compiler over `node:sqlite`, and then its name says so. */
export function hocuspocus(peers: InstalledPeers): BenchContender {
  return {
    key: 'hocuspocus',
    name: `Hocuspocus ${peers.version('@hocuspocus/server')}${peers.hasBetterSqlite ? '' : ' (node:sqlite)'}`,
    keepsBoards: true,
    updatesAtOnce: Infinity,
    start: () =>
      startNodeServer({
        entry: fileBeside('hocuspocus-main.ts'),
        dialect: 'hocuspocus',
        environment: ({ port, dataDir }) => ({
          PORT: String(port),
          DATA_DIR: dataDir,
          STORE: peers.hasBetterSqlite ? 'extension' : 'node:sqlite',
          PEERS: join(peers.folder, 'package.json'),
        }),
      }),
  }
}

/** `@y/websocket-server` as its own command starts it, with LevelDB. */
export function yWebsocketServer(peers: InstalledPeers): BenchContender {
  return {
    key: 'y-websocket',
    name: `y-websocket-server ${peers.version('@y/websocket-server')}`,
    keepsBoards: true,
    updatesAtOnce: Infinity,
    start: () =>
      startNodeServer({
        entry: join(peers.folder, 'node_modules/@y/websocket-server/src/server.js'),
        dialect: 'y-protocols',
        environment: ({ port, dataDir }) => ({
          PORT: String(port),
          HOST: '127.0.0.1',
          YPERSISTENCE: join(dataDir, 'level'),
        }),
      }),
  }
}
