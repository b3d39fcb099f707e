import type { Clock } from '@samtavle/base'
import { readingOrder, zones, type BoardReader, type ItemId, type ItemView, type Zone } from '@samtavle/board'

/** Where something is listed: a zone, or beside the axis. */
export const outlinePlaces = [...zones, 'beside'] as const
export type OutlinePlace = Zone | 'beside'

/** The ids of a board by place, each in reading order; a list stays the same object until its content changes. */
export interface OutlineIndex {
  readonly list: (place: OutlinePlace) => readonly ItemId[]
  readonly watch: (listener: () => void) => () => void
  readonly close: () => void
}

/** A list that reorders while fifty people drag must not flicker, nor sort ten thousand notes at every step. */
const settleMs = 150

/** Keeps the lists of a board up to date. */
export function createOutlineIndex(board: BoardReader, clock: Clock): OutlineIndex {
  let lists = listsOf(board)
  let cancel: (() => void) | null = null
  const listeners = new Set<() => void>()

  function refresh(): void {
    cancel = null
    const next = keepEqual(lists, listsOf(board))
    if (outlinePlaces.every((place) => next[place] === lists[place])) return
    lists = next
    for (const listener of [...listeners]) listener()
  }

  const stop = board.watchItems(({ local, added, removed }) => {
    // What I do myself shows at once; moves of others may gather for a moment.
    if (local || added.length > 0 || removed.length > 0) {
      cancel?.()
      refresh()
    } else cancel ??= clock.after(settleMs, refresh)
  })

  return {
    list: (place) => lists[place],
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop()
      cancel?.()
    },
  }
}

type Lists = Readonly<Record<OutlinePlace, readonly ItemId[]>>

function listsOf(board: BoardReader): Lists {
  const placed: Record<OutlinePlace, ItemView[]> = { understand: [], plan: [], implement: [], beside: [] }
  for (const item of board.view().items.values()) {
    if (isListed(item)) placed[item.zone ?? 'beside'].push(item)
  }
  const idsOf = (place: OutlinePlace): readonly ItemId[] => readingOrder(placed[place]).map(({ id }) => id)
  return {
    understand: idsOf('understand'),
    plan: idsOf('plan'),
    implement: idsOf('implement'),
    beside: idsOf('beside'),
  }
}

/** Lines and strokes have no words of their own to read. */
function isListed(item: ItemView): boolean {
  return item.state === 'damaged' || (item.kind !== 'link' && item.kind !== 'stroke')
}

function keepEqual(before: Lists, after: Lists): Lists {
  const kept = (place: OutlinePlace): readonly ItemId[] =>
    isSame(before[place], after[place]) ? before[place] : after[place]
  return { understand: kept('understand'), plan: kept('plan'), implement: kept('implement'), beside: kept('beside') }
}

function isSame(a: readonly ItemId[], b: readonly ItemId[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
