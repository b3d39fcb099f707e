import type { TextLayout } from '../text/layout.ts'
import { baselineOffset } from '../text/measure.ts'
import type { Brush, Detail } from './brush.ts'

/** Paints laid out words from the origin of the context, or bars in their place where letters could not be read. */
export function paintText(
  brush: Brush,
  layout: TextLayout,
  { detail, color }: { readonly detail: Detail; readonly color: string },
): void {
  if (detail === 'color') return
  brush.context.fillStyle = color
  if (detail === 'bars') paintBars(brush.context, layout)
  else paintLines(brush, layout)
}

function paintLines({ context, face }: Brush, layout: TextLayout): void {
  context.font = `${layout.fontSize}px ${face.family}`
  const baseline = baselineOffset(face, layout.fontSize, layout.lineHeight)
  for (const [row, line] of layout.lines.entries()) {
    if (line.text !== '') context.fillText(line.text, 0, row * layout.lineHeight + baseline)
  }
}

function paintBars(context: CanvasRenderingContext2D, layout: TextLayout): void {
  const thickness = layout.fontSize * 0.42
  const alpha = context.globalAlpha
  context.globalAlpha = alpha * 0.32
  for (const [row, line] of layout.lines.entries()) {
    if (line.width > 0)
      context.fillRect(0, row * layout.lineHeight + (layout.lineHeight - thickness) / 2, line.width, thickness)
  }
  context.globalAlpha = alpha
}
