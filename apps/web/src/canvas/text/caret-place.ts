import { graphemesOf } from './graphemes.ts'
import type { MeasureText, TextLayout, TextLine } from './layout.ts'

/** Where a caret stands, from the top left of the text. */
export interface CaretPlace {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Where the caret before a UTF-16 index is drawn. */
export function caretPlaceAt(layout: TextLayout, text: string, index: number, measure: MeasureText): CaretPlace {
  const row = rowOf(layout, index)
  const line = layout.lines[row]
  const x = line === undefined ? 0 : measure(text.slice(line.start, Math.min(index, line.end))) * layout.fontSize
  return { x, y: row * layout.lineHeight, height: layout.lineHeight }
}

/** The rectangles that a selected span covers, one per line. */
export function spanPlaces(
  layout: TextLayout,
  text: string,
  span: { readonly from: number; readonly to: number },
  measure: MeasureText,
): readonly (CaretPlace & { readonly width: number })[] {
  return layout.lines.flatMap((line, row) => {
    const from = Math.max(span.from, line.start)
    const to = Math.min(span.to, line.end)
    if (from >= to) return []
    const x = measure(text.slice(line.start, from)) * layout.fontSize
    const end = measure(text.slice(line.start, to)) * layout.fontSize
    return [{ x, y: row * layout.lineHeight, width: end - x, height: layout.lineHeight }]
  })
}

/** The UTF-16 index nearest to a point in the text, for placing a caret with the pointer. */
export function indexAt(
  layout: TextLayout,
  text: string,
  [x, y]: readonly [number, number],
  measure: MeasureText,
): number {
  const row = Math.min(layout.lines.length - 1, Math.max(0, Math.floor(y / layout.lineHeight)))
  const line = layout.lines[row]
  return line === undefined ? 0 : indexInLine(line, text, x / layout.fontSize, measure)
}

function indexInLine(line: TextLine, text: string, ems: number, measure: MeasureText): number {
  let [index, left] = [line.start, 0]
  for (const grapheme of graphemesOf(text.slice(line.start, line.end).trimEnd())) {
    const right = measure(text.slice(line.start, index + grapheme.length))
    if (ems < (left + right) / 2) return index
    index += grapheme.length
    left = right
  }
  return index
}

function rowOf(layout: TextLayout, index: number): number {
  const after = layout.lines.findIndex((line) => line.start > index)
  return Math.max(0, (after === -1 ? layout.lines.length : after) - 1)
}
