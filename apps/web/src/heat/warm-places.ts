import type { ItemId, ItemView } from '@samtavle/board'
import { usualCellSize, type Heat } from '@samtavle/history/player'

/** A part of the board where something happened. */
export interface WarmPlace {
  /** Its centre, in board units. */
  readonly x: number
  readonly y: number
  readonly edits: number
  /** How warm, against the warmest, up to 1; never so little that it is not seen. */
  readonly warmth: number
}

/** Where anything happened at all a touch of colour is left. */
const leastWarmth = 0.06

/** The places of a heat, the warmest first. */
export function warmPlaces({ byRegion }: Heat): readonly WarmPlace[] {
  const most = Math.max(1, ...byRegion.values())
  const places = [...byRegion].map(([name, edits]) => {
    const [column = 0, row = 0] = name.split(',').map(Number)
    return {
      x: (column + 0.5) * usualCellSize,
      y: (row + 0.5) * usualCellSize,
      edits,
      warmth: Math.max(leastWarmth, edits / most),
    }
  })
  return places.toSorted((a, b) => b.edits - a.edits || a.x - b.x || a.y - b.y)
}

/** The words nearest to the middle of a place, by which people know it; empty where no words lie. */
export function wordsAt(items: ReadonlyMap<ItemId, ItemView>, { x, y }: WarmPlace): string {
  let nearest = ''
  let least = usualCellSize
  for (const { place, text } of items.values()) {
    if (place === null || text.trim() === '') continue
    const distance = Math.max(Math.abs(place[0] - x), Math.abs(place[1] - y))
    if (distance >= least) continue
    least = distance
    nearest = text
  }
  return nearest.replaceAll(/\s+/g, ' ').trim()
}
