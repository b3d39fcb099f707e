import { areHeadingsWaiting, paintWaitingHeadings, type HeadingsPaint } from './paint/paint-headings.ts'
import type { LooksSource } from './looks-source.ts'
import { brushFor, type View } from './picture.ts'
import type { Rect } from './rect.ts'
import type { SheetNews } from './shown-sheets.ts'

/** The headings that wait at the upper edge, over everything of the board, frames included. */
export interface HeadingsSheet {
  /** Looks what there is to show now: something else than before, the same, or nothing. */
  refresh(): SheetNews
  /** Colours, fonts, words or the size of the surface are others: what comes next is new. */
  outdate(): void
  paint(context: CanvasRenderingContext2D): void
  /** The strip that they stand in, in CSS pixels. */
  reach(): Rect
}

/** What the sheet is made from. */
export interface HeadingsSheetOptions {
  readonly source: LooksSource
  readonly view: () => View
  readonly headings: () => HeadingsPaint
}

/** No heading that waits, with the rope under it, is higher, in CSS pixels. */
const highest = 112

/** Makes a sheet with nothing on it. */
export function createHeadingsSheet({ source, view, headings }: HeadingsSheetOptions): HeadingsSheet {
  let painted = ''
  return {
    outdate: () => void (painted = ''),
    refresh() {
      const { axis, room, thickness } = headings()
      if (!areHeadingsWaiting(headings())) return 'nothing'
      const now = JSON.stringify([axis, room, thickness])
      if (now === painted) return 'same'
      painted = now
      return 'new'
    },
    paint(context) {
      const { camera } = view()
      paintWaitingHeadings(brushFor(context, { looks: source.looks() }, camera), headings())
    },
    reach: () => ({ x: 0, y: 0, width: view().viewport.width, height: highest }),
  }
}
