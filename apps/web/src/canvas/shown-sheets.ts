import type { Rect } from './rect.ts'
import { sheetNames, type SheetName, type Surface } from './surface/surface.ts'

/** What there is to show on a sheet now: something else than before, the same, or nothing. */
export type SheetNews = 'new' | 'same' | 'nothing'

/** One sheet over the resting one. */
export interface UpperSheet {
  readonly refresh: () => SheetNews
  /** How far what is on it reaches, in CSS pixels; null where nobody knows. */
  readonly reach: () => Rect | null
}

/** Draws sheets that have something new, and takes away those with nothing on them: clearing an empty one costs as much as showing it. */
export interface ShownSheets {
  draw(sheet: SheetName): void
  isShown(sheet: SheetName): boolean
  /** The surface has forgotten what was drawn: everything is drawn again, or taken away. */
  forget(): void
}

/** What showing sheets needs. */
export interface ShownSheetsOptions {
  readonly surface: () => Pick<Surface, 'draw' | 'hide'>
  readonly upper: Readonly<Record<Exclude<SheetName, 'resting'>, UpperSheet>>
  /** Under a camera that moves everything is painted on the resting sheet. */
  readonly isMoving: () => boolean
}

/** Starts with nothing known of what is shown. */
export function createShownSheets({ surface, upper, isMoving }: ShownSheetsOptions): ShownSheets {
  const shown = new Set<SheetName>(sheetNames)
  return {
    draw(sheet) {
      if (sheet === 'resting') return surface().draw(sheet)
      const news = isMoving() ? 'nothing' : upper[sheet].refresh()
      if (news === 'nothing') {
        if (shown.delete(sheet)) surface().hide(sheet)
      } else if (news === 'new' || !shown.has(sheet)) {
        shown.add(sheet)
        surface().draw(sheet, upper[sheet].reach())
      }
    },
    isShown: (sheet) => shown.has(sheet),
    forget() {
      for (const sheet of sheetNames) shown.add(sheet)
    },
  }
}
