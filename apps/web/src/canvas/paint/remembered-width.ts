import type { Palette } from '../palette.ts'

/** Few sizes are measured, or the first zoom would measure in every frame. */
const measureStep = 3

/** Measured at about the size at which it is written: fonts with optical sizes have wider letters when they are small. */
export function measuredAt(size: number): number {
  return Math.max(measureStep, Math.round(size / measureStep) * measureStep)
}

/** Headings are painted in every frame, in another size in each of a zoom; a palette is read anew when another font has come. */
const emsByPalette = new WeakMap<Palette, Map<string, number>>()

/** How wide a text is in a font of this size, in ems. */
export function emsOf(
  context: CanvasRenderingContext2D,
  { text, font, palette }: { readonly text: string; readonly font: string; readonly palette: Palette },
  sizePx: number,
): number {
  const known = emsByPalette.get(palette) ?? new Map<string, number>()
  emsByPalette.set(palette, known)
  const key = `${font} ${text}`
  const ems = known.get(key)
  if (ems !== undefined) return ems
  context.font = font
  const measured = context.measureText(text).width / sizePx
  known.set(key, measured)
  return measured
}
