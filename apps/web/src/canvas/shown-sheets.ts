import type { Rect } from './rect.ts'
import { ownSheets, type OwnSheetName, type Surface } from './surface/surface.ts'

/** What there is to show on a sheet now: something else than before, the same, or nothing. */
export type SheetNews = 'new' | 'same' | 'nothing'

type UpperName = Exclude<OwnSheetName, 'resting'>

/** One sheet over the resting one. */
export interface UpperSheet {
  readonly refresh: () => SheetNews
  /** How far what is on it reaches, in CSS pixels; null where nobody knows. */
  readonly reach: () => Rect | null
}

/** Draws sheets that have something new, and takes away those with nothing on them: clearing an empty one costs as much as showing it. */
export interface ShownSheets {
  /** One that `mayLag` may be shown some frames later. */
  draw(sheet: OwnSheetName, mayLag?: boolean): void
  isShown(sheet: OwnSheetName): boolean
  /** The surface has forgotten what was drawn: everything is drawn again, or taken away. */
  forget(): void
}

/** What showing sheets needs. */
export interface ShownSheetsOptions {
  readonly surface: () => Pick<Surface, 'draw' | 'hide'>
  readonly upper: Readonly<Record<UpperName, UpperSheet>>
  /** Whether what belongs on a sheet is painted on another: under a camera that moves, all of it on one. */
  readonly isElsewhere: (sheet: UpperName) => boolean
}

/** Starts with nothing known of what is shown. */
export function createShownSheets({ surface, upper, isElsewhere }: ShownSheetsOptions): ShownSheets {
  const shown = new Set<OwnSheetName>(ownSheets)
  return {
    draw(sheet, mayLag = false) {
      if (sheet === 'resting') return surface().draw(sheet, { mayLag })
      const news = isElsewhere(sheet) ? 'nothing' : upper[sheet].refresh()
      if (news === 'nothing') {
        if (shown.delete(sheet)) surface().hide(sheet)
      } else if (news === 'new' || !shown.has(sheet)) {
        shown.add(sheet)
        surface().draw(sheet, { reach: upper[sheet].reach(), mayLag })
      }
    },
    isShown: (sheet) => shown.has(sheet),
    forget() {
      for (const sheet of ownSheets) shown.add(sheet)
    },
  }
}
