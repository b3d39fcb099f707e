import type { PaintingOptions } from '../painting.ts'
import type { Palette } from '../palette.ts'
import type { SheetNews, UpperSheet } from '../shown-sheets.ts'

/** The sheet that a crowd's pointers are painted on. */
export interface PointersSheet extends UpperSheet {
  /** Draws the pointers of one frame. */
  draw(time: number, isMoving: boolean): { readonly goesOn: boolean; readonly news: SheetNews }
  /** Paints them where they are seen, or with a margin of so many CSS pixels around that. */
  paint(context: CanvasRenderingContext2D, margin: number): void
}

/** Makes a sheet with nobody on it. What is new stays so until it is asked for. */
export function createPointersSheet(cursors: PaintingOptions['cursors'], palette: () => Palette): PointersSheet {
  let news: SheetNews = 'nothing'
  return {
    draw(time, isMoving) {
      const { goesOn, sheet } = cursors.draw(time, isMoving)
      if (sheet !== 'same' || news !== 'new') news = sheet
      return { goesOn, news }
    },
    refresh() {
      const now = news
      if (news === 'new') news = 'same'
      return now
    },
    // A crowd is everywhere.
    reach: () => null,
    paint: (context, margin) => cursors.paint(context, palette(), margin),
  }
}
