import { grownRect, type Rect } from '../rect.ts'
import { damageWith, type Damage } from './damage.ts'
import { edgePixels, pixelsAround, sharedPart, type TileLevel } from './tile-grid.ts'

/** What of the board is not on a sheet as it is now, so that it can be painted there before any tile is mended. */
export interface Unshown {
  /** Something changed in a part of the board. */
  add(part: Rect): void
  /** Nobody knows any more what is on the sheet. */
  addAll(): void
  /** What is on the sheet is as the board says. */
  clear(): void
  /** Whether it is known what is missing. */
  isKnown(): boolean
  /** What is missing within what is seen, both in pixels of a level; no two parts share a pixel. */
  partsIn(seen: Rect, level: TileLevel): readonly Rect[]
}

/** More changes than this are not remembered one by one: painted tile by tile, in many frames, they hold up nobody. */
const mostParts = 60

/** Knows nothing. */
export function createUnshown(): Unshown {
  let parts: Rect[] | null = null
  return {
    add(part) {
      if (parts !== null && parts.length >= mostParts) parts = null
      parts?.push(part)
    },
    addAll: () => void (parts = null),
    clear: () => void (parts = []),
    isKnown: () => parts !== null,
    partsIn(seen, level) {
      let damage: Damage = 'none'
      for (const part of parts ?? []) {
        const pixels = sharedPart(grownRect(pixelsAround(level, part), edgePixels), seen)
        if (pixels !== null) damage = damageWith(damage, pixels, seen)
      }
      if (damage === 'none') return []
      return damage === 'whole' ? [seen] : damage
    },
  }
}
