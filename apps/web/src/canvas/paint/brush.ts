import type { Palette } from '../palette.ts'
import type { FontFace } from '../text/measure.ts'

/** What every painter paints with. The context's units are board units unless a painter says otherwise. */
export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly palette: Palette
  readonly face: FontFace
  /** Screen pixels per board unit, to leave out what nobody could see. */
  readonly zoom: number
}

/** How much of an item is worth painting at its size on the screen. */
export type Detail = 'color' | 'bars' | 'words'

/** Letters smaller than this many pixels cannot be read and cost the most. */
const smallestLetterPx = 5.4
/** Below this width in pixels an item is a spot of colour. */
const smallestBarsPx = 18

/** No item has larger letters, in board units. */
const largestLetters = 28

/** The detail for an item with letters and paper of these sizes in board units; of the letters only asks where they may matter. */
export function detailFor(zoom: number, letters: () => number, width: number): Detail {
  if (largestLetters * zoom >= smallestLetterPx && letters() * zoom >= smallestLetterPx) return 'words'
  return width * zoom >= smallestBarsPx ? 'bars' : 'color'
}
