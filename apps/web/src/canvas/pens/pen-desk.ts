import type { NoteColor } from '@samtavle/board'

/** What lies ready to be drawn with, on this device and for this visit. */
export interface PenDesk {
  readonly color: NoteColor
  readonly width: PenWidth
  /** Rubs out instead of drawing. */
  readonly erases: boolean
  /** A real pen was here: it draws by itself, and fingers only move the board. */
  readonly seesPen: boolean
  /** Fingers draw all the same, because somebody wanted that. */
  readonly fingersDraw: boolean
}

/** The inks that lie ready; strokes that are selected can have all eight. */
export const penColors = ['birch', 'fjord', 'rose', 'moss'] as const satisfies readonly NoteColor[]

/** How wide the pens are on the screen, in pixels: a stroke is as wide on the board as it looked when it was drawn. */
export const penWidths = { fine: 3, broad: 9 } as const
export type PenWidth = keyof typeof penWidths

/** Nothing drawn yet, and no pen seen. */
export const emptyDesk: PenDesk = {
  color: 'birch',
  width: 'fine',
  erases: false,
  seesPen: false,
  fingersDraw: false,
}

/** Whether a pen draws without being asked to, and fingers do not. */
export function isPenOnly({ seesPen, fingersDraw }: PenDesk): boolean {
  return seesPen && !fingersDraw
}
