// Hocuspocus as its documentation starts it: the default settings, with its SQLite extension.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The part of the package that is used here; it is installed on demand and unknown to the compiler. */
interface HocuspocusPackage {
  readonly Server: new (settings: object) => { listen(): Promise<unknown> }
}

interface ExtensionPackage {
  readonly SQLite: new (settings: object) => object
  readonly Database: new (settings: object) => object
}

const require = createRequire(process.env['PEERS'] ?? '')
const file = join(process.env['DATA_DIR'] ?? '', 'hocuspocus.sqlite')
const { Server } = require('@hocuspocus/server') as HocuspocusPackage
const extension = process.env['STORE'] === 'node:sqlite' ? withNodeSqlite() : withItsOwnSqlite()

await new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  extensions: [extension],
}).listen()

function withItsOwnSqlite(): object {
  const { SQLite } = require('@hocuspocus/extension-sqlite') as ExtensionPackage
  return new SQLite({ database: file })
}

/** Where its binary can be neither fetched nor built: the same table and statements, one write of the whole document. */
function withNodeSqlite(): object {
  const { Database } = require('@hocuspocus/extension-database') as ExtensionPackage
  const database = new DatabaseSync(file)
  database.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  )
  const select = database.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC')
  const upsert = database.prepare(
    'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  return new Database({
    fetch: ({ documentName }: { documentName: string }) => Promise.resolve(select.get(documentName)?.['data'] ?? null),
    store: ({ documentName, state }: { documentName: string; state: Uint8Array }) => {
      upsert.run(documentName, state)
      return Promise.resolve()
    },
  })
}
