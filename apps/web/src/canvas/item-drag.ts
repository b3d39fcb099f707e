import type { Clock } from '@samtavle/base'
import { boardPoint, hasFreeEnd, mostPresentIds, type BoardPoint, type ItemId, type ItemView } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { LiveItems, LiveLook } from './live-items.ts'
import { isLink, type Scene } from './scene.ts'

/** Moving items by hand: what is seen follows the hand at once, what is written follows the rules of DESIGN section 6. */
export interface ItemDrag {
  isGoing(): boolean
  /** With `copies` the items stay and copies of them hang under the hand. */
  start(ids: readonly ItemId[], options: { readonly copies: boolean }): void
  move(dx: number, dy: number): void
  /** Ends the drag; `keep` false puts everything back. Answers the copies that were made. */
  end(keep: boolean): readonly ItemId[]
  /** Others deleted these. Answers how many of them were in my hand. */
  lose(ids: readonly ItemId[]): number
}

/** One item's places are written at most this often while it moves, and always the last. */
const writeIntervalMs = 100

/** What dragging needs. */
export interface ItemDragOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly clock: Clock
  /** Whose hand it is, where two people stand before one screen. */
  readonly source?: 'drag' | 'other-drag'
}

interface Going {
  /** Where each item lay at the start: others may move it meanwhile, the hand decides. */
  readonly bases: Map<ItemId, BoardPoint>
  /** Links whose free ends go along, with their middles. They are written once, at the end. */
  readonly links: Map<ItemId, BoardPoint>
  readonly copies: boolean
  by: readonly [dx: number, dy: number]
  hasWritten: boolean
  cancelWrite: (() => void) | null
  lastWriteAt: number
}

/** Makes the drag; at most one goes at a time. */
export function createItemDrag({ session, scene, live, clock, source = 'drag' }: ItemDragOptions): ItemDrag {
  let going: Going | null = null

  const placesNow = ({ by }: Going, bases: ReadonlyMap<ItemId, BoardPoint>): ReadonlyMap<ItemId, BoardPoint> =>
    new Map(Array.from(bases, ([id, base]) => [id, boardPoint(base[0] + by[0], base[1] + by[1])]))

  const write = (drag: Going): void => {
    // A late timer is still to come when a movement writes in its place.
    drag.cancelWrite?.()
    drag.cancelWrite = null
    drag.lastWriteAt = clock.now()
    drag.hasWritten = true
    session.edits.moveItems(placesNow(drag, drag.bases))
  }
  const share = (drag: Going): void => {
    if (drag.bases.size === 0) return
    if (drag.bases.size > 1) {
      const ids = [...drag.bases.keys()].slice(0, mostPresentIds)
      session.present({ dragging: { ids, by: [Math.round(drag.by[0]), Math.round(drag.by[1])] } })
      return
    }
    const wait = drag.lastWriteAt + writeIntervalMs - clock.now()
    if (wait <= 0) write(drag)
    else drag.cancelWrite ??= clock.after(wait, () => write(drag))
  }
  const show = (drag: Going): void => {
    if (drag.copies) {
      live.setCopies({ ids: [...drag.bases.keys()], by: drag.by })
      return
    }
    const held = placesNow(drag, new Map([...drag.bases, ...drag.links]))
    const looks = Array.from(held, ([id, place]): [ItemId, LiveLook] => [id, { place, isHeld: true }])
    live.set(source, new Map(looks))
  }
  const putDown = (drag: Going): void => {
    drag.cancelWrite?.()
    live.clear(source)
    live.setCopies(null)
    if (drag.bases.size > 1) session.present({ dragging: null })
    going = null
  }

  return {
    isGoing: () => going !== null,
    start(ids, { copies }) {
      const bases = new Map<ItemId, BoardPoint>()
      const links = new Map<ItemId, BoardPoint>()
      for (const id of ids) {
        const item = scene.item(id)
        if (!item?.view.place) continue
        // Links go where what they link goes, but for ends that lie free.
        if (!isLink(item.view)) bases.set(id, item.view.place)
        else if (copies || isFree(item.view)) links.set(id, item.view.place)
      }
      if (bases.size === 0 && links.size === 0) return
      going = { bases, links, copies, by: [0, 0], hasWritten: false, cancelWrite: null, lastWriteAt: -Infinity }
      show(going)
    },
    move(dx, dy) {
      if (going === null) return
      going.by = [dx, dy]
      show(going)
      if (!going.copies) share(going)
    },
    end(keep) {
      if (going === null) return []
      const drag = going
      const hasMoved = drag.by[0] !== 0 || drag.by[1] !== 0
      let copied: readonly ItemId[] = []
      if (keep && drag.copies && hasMoved) {
        copied = session.edits.duplicateItems([...drag.bases.keys(), ...drag.links.keys()], wholeSteps(drag.by))
      } else if (keep && !drag.copies && hasMoved) {
        // Written even if others moved it meanwhile: what lies under my hand is where it stays.
        session.edits.moveItems(placesNow(drag, drag.bases))
        session.edits.moveFreeEnds([...drag.links.keys()], wholeSteps(drag.by))
      } else if (!keep && drag.hasWritten) {
        session.edits.moveItems(drag.bases)
      }
      putDown(drag)
      return copied
    },
    lose(ids) {
      if (going === null) return 0
      const { bases, links } = going
      const lost = ids.filter((id) => bases.delete(id) || links.delete(id)).length
      if (bases.size === 0 && links.size === 0) putDown(going)
      else if (lost > 0) show(going)
      return lost
    },
  }
}

function isFree(view: ItemView): boolean {
  return view.state === 'whole' && view.ends !== undefined && hasFreeEnd(view.ends)
}

function wholeSteps([dx, dy]: readonly [number, number]): readonly [dx: number, dy: number] {
  return [Math.round(dx), Math.round(dy)]
}
