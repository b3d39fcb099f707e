import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { boardPoint, type ItemId } from '../document/schema.ts'
import { sectionOwners } from '../layout/sections.ts'
import { setUpOf, type LaidOut, type SetUp } from '../process/set-up.ts'
import type { BoardView, WholeItem } from '../read/view.ts'
import { spliceBetween } from '../text/text-splice.ts'
import type { EditContext } from './edit-context.ts'

/** Putting a board's set-up back as it was remembered. */
export interface SetUpEdits {
  /**
   * Puts sections and headings back: deleted ones come back, moved and resized ones return with what lies in them, words, locks and folds are as they were.
   * What was added since stays, and so does everything that people wrote. Tells how many things were put back.
   */
  restoreSetUp(setUp: Pick<SetUp, 'items'>): number
}

type Shift = readonly [dx: number, dy: number]

/** Makes the edit that puts a set-up back; its words and the rest are two transactions, and one step inside `undo.asOne`. */
export function createSetUpEdits({ roots, board, edit, type }: EditContext): SetUpEdits {
  const put = (root: keyof EditContext['roots'], key: string, value: unknown): void => {
    if (equalityDeep(roots[root].get(key), value)) return
    if (value === null) roots[root].delete(key)
    else roots[root].set(key, value)
  }
  const putBack = (id: ItemId, item: LaidOut): void => {
    const { place, width, height, color, order, lock, folded } = item
    put('gone', id, null)
    put('places', id, [...place])
    put('looks', id, { w: width, h: height, color })
    put('orders', id, order)
    put('facts', `${id}/locked`, lock)
    put('facts', `${id}/folded`, folded)
  }
  const reword = (id: ItemId, wanted: string): void => {
    const text = roots.texts.get(id)
    const splice = text instanceof Y.Text ? spliceBetween(text.toJSON(), wanted) : null
    if (splice === null || !(text instanceof Y.Text)) return
    if (splice.remove > 0) text.delete(splice.index, splice.remove)
    if (splice.insert !== '') text.insert(splice.index, splice.insert)
  }
  return {
    restoreSetUp({ items }) {
      const view = board.view()
      const now = setUpOf(view)
      const changed = [...items].filter(([id, item]) => roots.items.has(id) && !equalityDeep(now.get(id), item))
      const shifts = contentShifts(view, items)
      if (changed.length === 0) return 0
      edit(() => {
        for (const [id, item] of changed) putBack(id, item)
        for (const [id, place] of shifts) roots.places.set(id, [...place])
      })
      type(() => changed.forEach(([id, { text }]) => reword(id, text)))
      return changed.length
    },
  }
}

/** Where what lies in sections goes when they go back: along with the nearest section that was remembered. */
function contentShifts(view: BoardView, items: SetUp['items']): ReadonlyMap<ItemId, readonly [number, number]> {
  const owners = sectionOwners(view)
  const places = new Map<ItemId, readonly [number, number]>()
  for (const item of view.items.values()) {
    if (item.state !== 'whole' || item.kind === 'link' || items.has(item.id)) continue
    let owner = owners.get(item.id)
    while (owner !== undefined && !items.has(owner)) owner = owners.get(owner)
    const section = owner === undefined ? undefined : view.items.get(owner)
    const remembered = owner === undefined ? undefined : items.get(owner)
    if (section?.state !== 'whole' || remembered === undefined) continue
    const [dx, dy] = shiftOf(section, remembered)
    if (dx !== 0 || dy !== 0) places.set(item.id, boardPoint(item.place[0] + dx, item.place[1] + dy))
  }
  return places
}

type Frame = Pick<WholeItem, 'place' | 'width' | 'height'>

/** How far a section goes back. One that was pulled larger or smaller by a side or a corner went nowhere, and so did what lies in it. */
function shiftOf(now: Frame, then: Frame): Shift {
  return [
    shiftAlong([now.place[0], now.width], [then.place[0], then.width]),
    shiftAlong([now.place[1], now.height], [then.place[1], then.height]),
  ]
}

function shiftAlong([now, length]: readonly [number, number], [then, before]: readonly [number, number]): number {
  const atStart = then - before / 2 - (now - length / 2)
  const atEnd = then + before / 2 - (now + length / 2)
  // Places are whole numbers and half a side may not be.
  return Math.min(Math.abs(atStart), Math.abs(atEnd)) < 1 ? 0 : then - now
}
