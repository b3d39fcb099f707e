import { rootNames, type RootName } from '@samtavle/board'
import * as Y from 'yjs'
import type { WorkshopEntry } from './workshop.ts'

type Roots = Readonly<Record<RootName, Y.Map<unknown>>>

/** Who makes an edit: nobody known for the relay's own. */
export interface Writer {
  readonly actor: string | null
  readonly client: number
}

/** The shared document that all sit around, with the journal of what was done to it. */
export interface Table {
  /** Milliseconds since the workshop began. */
  now: number
  readonly startedAt: number
  readonly roots: Roots
  readonly entries: readonly WorkshopEntry[]
  /** Notes, framings and agreements on the board, oldest first. */
  readonly items: string[]
  readonly gone: string[]
  /** Items in somebody's hand: nobody else takes them. */
  readonly held: Set<string>
  order: number
  /** One edit, journaled as one entry at the time it is now. */
  edit(writer: Writer, change: (roots: Roots) => void): void
}

/** Sets the table. */
export function createTable(startedAt: number): Table {
  const doc = new Y.Doc()
  const roots = Object.fromEntries(rootNames.map((name) => [name, doc.getMap<unknown>(name)])) as Roots
  const entries: WorkshopEntry[] = []
  let writer: Writer = { actor: null, client: 1 }
  const table: Table = {
    now: 0,
    startedAt,
    roots,
    entries,
    items: [],
    gone: [],
    held: new Set(),
    order: 0,
    edit(by, change) {
      writer = by
      // One document serves everybody: the entries are the same as from one each, and 25 times sooner made.
      doc.clientID = by.client
      doc.transact(() => change(roots))
    },
  }
  doc.on('update', (bytes: Uint8Array) => {
    entries.push({ seq: entries.length + 1, at: startedAt + table.now, actor: writer.actor, bytes })
  })
  return table
}
