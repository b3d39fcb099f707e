import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyUpdate, Doc } from 'yjs'
import type { RunningRelay } from '../support/relay.ts'
import { call } from './board-api.ts'

/** A board's document as a reader of it gets it. */
export async function stateOf({ origin }: Pick<RunningRelay, 'origin'>, boardId: string, token: string): Promise<Doc> {
  const snapshot = await call(origin, `/api/boards/${boardId}/snapshot`, { token })
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await snapshot.arrayBuffer()))
  return doc
}

/** Everything that a relay has on disk, but for its own key, as text to search in. */
export async function storedBytes({ dataDir }: Pick<RunningRelay, 'dataDir'>): Promise<string> {
  const files = (await readdir(dataDir)).filter((file) => file !== 'private.key')
  const contents = await Promise.all(files.map((file) => readFile(join(dataDir, file), 'latin1')))
  return contents.join('\n')
}
