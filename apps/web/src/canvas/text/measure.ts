import type { MeasureText } from './layout.ts'

/** What the painter needs to know of the note font besides widths, in ems. */
export interface FontFace {
  /** The CSS family list, the same for canvas and editor. */
  readonly family: string
  readonly ascent: number
  readonly descent: number
}

/** Measured at this size and scaled: glyph advances are linear when hinting is off. */
const measuredAtPx = 100

/** Words are few and come again; past this many the memory is emptied rather than kept in order, which is cheaper. */
const rememberedWords = 20_000

/** Measures with a real canvas in the note font, remembering every word once measured. */
export function createCanvasMeasure(context: CanvasRenderingContext2D, family: string): MeasureText {
  setMeasuringFont(context, family)
  const widths = new Map<string, number>()
  return (text) => {
    // Only words come again; whole lines are measured to settle a doubt and would crowd them out.
    if (text.length > 1 && text.includes(' ')) return context.measureText(text).width / measuredAtPx
    const known = widths.get(text)
    if (known !== undefined) return known
    if (widths.size >= rememberedWords) widths.clear()
    const width = context.measureText(text).width / measuredAtPx
    widths.set(text, width)
    return width
  }
}

/** Reads ascent and descent of a font family. */
export function readFontFace(context: CanvasRenderingContext2D, family: string): FontFace {
  setMeasuringFont(context, family)
  const metrics = context.measureText('Åg')
  return {
    family,
    ascent: metrics.fontBoundingBoxAscent / measuredAtPx,
    descent: metrics.fontBoundingBoxDescent / measuredAtPx,
  }
}

/** CSS pixels of the editor per unit of a note. */
export const editorMagnification = 2

/** How far below the top of its line a baseline lies: rounded as browsers round it, at the size of the editor. */
export function baselineOffset(face: FontFace, fontSize: number, lineHeight: number): number {
  const ascent = Math.round(face.ascent * fontSize * editorMagnification)
  const descent = Math.round(face.descent * fontSize * editorMagnification)
  const halfLeading = Math.floor((lineHeight * editorMagnification - ascent - descent) / 2)
  return (halfLeading + ascent) / editorMagnification
}

/** Settings under which canvas text has the advances of the editor's text (CSS `text-rendering: geometricPrecision`). */
export function prepareText(context: CanvasRenderingContext2D): void {
  // Setting them makes the browser look the font up again, so it is done once per sheet and not in every frame.
  if (context.textRendering === 'geometricPrecision') return
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.fontKerning = 'normal'
  context.textRendering = 'geometricPrecision'
}

function setMeasuringFont(context: CanvasRenderingContext2D, family: string): void {
  context.font = `${measuredAtPx}px ${family}`
  prepareText(context)
}
