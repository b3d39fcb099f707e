import type { ActorId, ItemId } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Written } from './use-writing.ts'

/** What keeps something for as long as a tab is open; may refuse by throwing. */
type VisitStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What I have begun to say and not said yet, by item. */
export interface BegunComments {
  get(item: ItemId): Written | undefined
  /** Keeps it; without a word it is forgotten. */
  set(item: ItemId, written: Written): void
}

/** Of so many threads what was begun is kept, the newest. */
const mostBegun = 30

/** Keeps what was begun under a key, for as long as the tab is open, reloaded or not; nothing but what I typed. */
export function createBegunComments(storage: VisitStorage, key: string): BegunComments {
  const begun = readBegun(storage, key)
  return {
    get: (item) => begun.get(item),
    set(item, written) {
      if (written.text === (begun.get(item)?.text ?? '')) return
      begun.delete(item)
      if (written.text.trim() !== '') begun.set(item, written)
      const kept = [...begun].slice(-mostBegun).map(([id, { text, chosen }]) => [id, text, [...chosen]] as const)
      try {
        if (kept.length === 0) storage.removeItem(key)
        else storage.setItem(key, JSON.stringify(kept))
      } catch {
        // The thread has it still while the page is open.
      }
    },
  }
}

function readBegun(storage: VisitStorage, key: string): Map<ItemId, Written> {
  const begun = new Map<ItemId, Written>()
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    for (const entry of listed(stored)) {
      const [id, text, chosen] = listed(entry)
      if (typeof id !== 'string' || typeof text !== 'string') continue
      begun.set(id as ItemId, { text, chosen: new Map(listed(chosen).flatMap(namedIn)) })
    }
  } catch {
    // What cannot be read was not written by us: nothing was begun.
  }
  return begun
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function namedIn(entry: unknown): readonly (readonly [string, ActorId])[] {
  const [name, actor] = listed(entry)
  return typeof name === 'string' && typeof actor === 'string' ? [[name, actor as ActorId]] : []
}

/** The storage of this tab; a browser that refuses it refuses when it is asked for, which is caught where it is used. */
const visitStorage: VisitStorage = {
  getItem: (name) => sessionStorage.getItem(name),
  setItem: (name, value) => sessionStorage.setItem(name, value),
  removeItem: (name) => sessionStorage.removeItem(name),
}

const known = new WeakMap<BoardSession, BegunComments>()

/** Mine on the open board: a thread that is put away and opened again has it still, and so has a page that is loaded again. */
export function begunComments(session: BoardSession): BegunComments {
  const { boardId, me } = session
  const begun = known.get(session) ?? createBegunComments(visitStorage, `samtavle-begun.${boardId}.${me.id}`)
  known.set(session, begun)
  return begun
}
