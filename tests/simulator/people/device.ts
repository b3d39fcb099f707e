import type { Clock } from '@samtavle/base'
import * as Y from 'yjs'

/** What a device keeps of a board when the tab is gone. */
export interface Device {
  /** Puts what is kept into a document; how many edits of it the relay had not confirmed. */
  readInto(doc: Y.Doc, origin: unknown): number
  /** Keeps an update a little later; `clock` is that of the tab, which takes with it what it had not kept. */
  keep(update: Uint8Array, isOwn: boolean, clock: Clock): void
  /** Everything kept so far is durable at the relay. */
  allSaved(): void
}

interface Row {
  readonly update: Uint8Array
  isUnsaved: boolean
}

/** How long a device takes to write a row for good. */
const keepMs = 12

/** Makes a device that has never seen the board. */
export function createDevice(): Device {
  const rows: Row[] = []
  return {
    readInto(doc, origin) {
      doc.transact(() => rows.forEach(({ update }) => Y.applyUpdate(doc, update, origin)), origin)
      return rows.filter(({ isUnsaved }) => isUnsaved).length
    },
    keep(update, isOwn, clock) {
      clock.after(keepMs, () => void rows.push({ update, isUnsaved: isOwn }))
    },
    allSaved() {
      for (const row of rows) row.isUnsaved = false
    },
  }
}
