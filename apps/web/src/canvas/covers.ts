import { isBy } from '../bridge/is-by.ts'
import { createListeners, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { ItemId, ItemView, Mark } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { CanvasWords } from './canvas-words.ts'

/** Items whose words a facilitator has covered for all. What they say is on the board still, and its author can read it. */
export interface Covers {
  /** An item as it may be drawn: itself, or with a word on who covered it in place of its own. */
  of(view: ItemView): ItemView
  /** Whether I may see and change the words of an item: uncovered, or mine, or I run the session. */
  mayRead(view: ItemView): boolean
  /** Tells which items were covered or uncovered. */
  watch(listener: (ids: readonly ItemId[]) => void): Unsubscribe
  close(): void
}

/** Follows what the process of the board says. */
export function createCovers(
  { covered, actor, me }: Pick<BoardSession, 'covered' | 'actor' | 'me'>,
  words: Watchable<CanvasWords>,
): Covers {
  const listeners = createListeners<[readonly ItemId[]]>()
  let known = covered.get()
  const labelOf = ({ by }: Mark): string => {
    const name = by === null ? null : (actor(by)?.name ?? null)
    return words.get()('canvas.covered', { name: name ?? words.get()('canvas.someone') })
  }
  const stop = covered.watch(() => {
    const before = known
    known = covered.get()
    const touched = [...new Set([...before.keys(), ...known.keys()])]
    const changed = touched.filter((id) => before.has(id) !== known.has(id))
    if (changed.length > 0) listeners.notify(changed)
  })
  return {
    of(view) {
      const mark = known.get(view.id)
      if (mark === undefined) return view
      const text = labelOf(mark)
      return view.state === 'whole' ? { ...view, text, fields: new Map(), stamps: new Map() } : { ...view, text }
    },
    mayRead: (view) => !known.has(view.id) || me.role === 'facilitate' || isBy(view, me.id),
    watch: listeners.add,
    close: stop,
  }
}
