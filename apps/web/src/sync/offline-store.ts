import { createWatchable, type Watchable } from '@samtavle/base'
import * as Y from 'yjs'
import { openOfflineDatabase } from './offline-database.ts'
import { createRowWriter } from './offline-rows.ts'
import { storedOrigin } from './sync-client.ts'

/** The copy of one board that this device keeps, so that neither a reload nor a dead network loses a word. */
export interface OfflineStore {
  /** True once this device has refused to keep something (quota, private mode): the edits then live only in this tab. */
  readonly failed: Watchable<boolean>
  /** Edits found at opening that the server had not confirmed. */
  readonly foundUnsaved: number
  /** Whether there was a copy of the board at opening. */
  readonly foundBoard: boolean
  /** Everything in the document is durable on the server: nothing here is unsaved any more. */
  allSaved(): void
  /** Takes out of this device's copy what the server has too, to be fetched afresh; rejects when the device refuses. */
  letGo(): Promise<void>
  close(): void
}

/** What a copy is kept of. */
export interface OfflineStoreOptions {
  readonly boardId: string
  readonly doc: Y.Doc
  /** While somebody's hands are at work, the copy grows and is not tidied. */
  readonly busy: Watchable<boolean>
}

/** Reads this device's copy into the document, then keeps every further update. Never throws: a refusal shows in `failed`. */
export async function openOfflineStore({ boardId, doc, busy }: OfflineStoreOptions): Promise<OfflineStore> {
  const failed = createWatchable(false)
  const attempt = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await work()
    } catch {
      // Whatever the browser's reason, people need to know one thing: this device does not keep their words.
      failed.set(true)
      return null
    }
  }
  const db = await attempt(() => openOfflineDatabase(boardId))
  const rows = (await attempt(async () => (db === null ? [] : db.getAll('updates')))) ?? []
  // In one transaction, so that readers of the board see it appear once and whole.
  doc.transact(() => rows.forEach(({ bytes }) => Y.applyUpdate(doc, bytes, storedOrigin)), storedOrigin)
  const writer = db === null ? null : createRowWriter({ db, doc, found: rows, busy, attempt })
  const onUpdate = (bytes: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin !== storedOrigin) writer?.add(bytes, transaction.local ? 1 : 0)
  }
  doc.on('update', onUpdate)
  return {
    failed,
    foundUnsaved: rows.reduce((sum, { unsaved }) => sum + unsaved, 0),
    foundBoard: rows.length > 0,
    allSaved: () => writer?.allSaved(),
    async letGo() {
      if (writer === null) throw new Error('This device keeps no copy')
      await writer.letGo()
    },
    close() {
      doc.off('update', onUpdate)
      writer?.close()
      void writer?.idle().then(() => db?.close())
    },
  }
}
