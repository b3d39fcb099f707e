import type { BoardPoint, ItemId } from '@samtavle/board'
import { exactBoardPoint } from '../camera.ts'

/*
 * Others' moves reach us in jumps: one item at most ten times a second through the document, several together as an offset in
 * presence. Both are drawn as glides from where the item is seen to where it was last said to be.
 */

/** Longer than the steps of a drag, so that one glide runs into the next. */
const longestGlideMs = 140
const shortestGlideMs = 40
/** After a drag ends in presence its places come through the document a little later; meanwhile the items wait where they are seen. */
const patienceMs = 600

interface Glide {
  readonly from: BoardPoint
  readonly to: BoardPoint
  readonly startedAt: number
  readonly ms: number
}

/** Another's drag of several items. */
export interface PeerDrag {
  readonly ids: readonly ItemId[]
  readonly by: readonly [dx: number, dy: number]
}

/** Where items are seen while others move them. */
export interface Motion {
  /** Another moved an item in the document from one place to another. */
  moved(id: ItemId, from: BoardPoint, to: BoardPoint, time: number): void
  /** What others are dragging now, in full, and the places the board gives their items. */
  dragged(drags: readonly PeerDrag[], placeOf: (id: ItemId) => BoardPoint | undefined, time: number): void
  forget(id: ItemId): void
  /** The places to show instead of the board's; what has arrived is left out. */
  places(time: number): ReadonlyMap<ItemId, BoardPoint>
}

/** Starts with everything where the board says. */
export function createMotion(): Motion {
  const glides = new Map<ItemId, Glide>()
  const lastMoveAt = new Map<ItemId, number>()
  /** Where a dragged item lay when its drag was first seen: the offset counts from there, whatever the document says meanwhile. */
  const bases = new Map<ItemId, BoardPoint>()
  const waiting = new Map<ItemId, number>()

  const glideTo = (id: ItemId, from: BoardPoint, to: BoardPoint, time: number): void => {
    const current = glides.get(id)
    // Presence repeats the same offset with every twitch of a pointer: that is no new move.
    if (current !== undefined && isSame(current.to, to)) return
    const sinceLast = time - (lastMoveAt.get(id) ?? -Infinity)
    const ms = Math.min(longestGlideMs, Math.max(shortestGlideMs, sinceLast * 1.15))
    lastMoveAt.set(id, time)
    glides.set(id, { from: seenAt(current, from, time), to, startedAt: time, ms })
  }
  return {
    moved(id, from, to, time) {
      // While it hangs in somebody's hand the offset says where it is seen; the document's word counts once it is dropped.
      if (bases.has(id)) return
      waiting.delete(id)
      glideTo(id, from, to, time)
    },
    dragged(drags, placeOf, time) {
      const held = new Set<ItemId>()
      for (const { ids, by } of drags) {
        for (const id of ids) {
          const base = bases.get(id) ?? placeOf(id)
          if (base === undefined) continue
          held.add(id)
          bases.set(id, base)
          waiting.delete(id)
          glideTo(id, base, exactBoardPoint(base[0] + by[0], base[1] + by[1]), time)
        }
      }
      for (const [id, base] of bases) {
        if (held.has(id)) continue
        bases.delete(id)
        const place = placeOf(id)
        if (place === undefined) continue
        if (!isSame(place, base)) glideTo(id, base, place, time)
        else waiting.set(id, time + patienceMs)
      }
    },
    forget(id) {
      glides.delete(id)
      lastMoveAt.delete(id)
      bases.delete(id)
      waiting.delete(id)
    },
    places(time) {
      const places = new Map<ItemId, BoardPoint>()
      for (const [id, glide] of glides) {
        const isHeld = bases.has(id) || (waiting.get(id) ?? 0) > time
        if (time >= glide.startedAt + glide.ms && !isHeld) {
          glides.delete(id)
          waiting.delete(id)
        } else places.set(id, seenAt(glide, glide.to, time))
      }
      return places
    },
  }
}

function isSame(a: BoardPoint, b: BoardPoint): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function seenAt(glide: Glide | undefined, rest: BoardPoint, time: number): BoardPoint {
  if (glide === undefined) return rest
  const part = Math.min(1, Math.max(0, (time - glide.startedAt) / glide.ms))
  const [from, to] = [glide.from, glide.to]
  return exactBoardPoint(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part)
}
