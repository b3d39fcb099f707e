import type { ItemSetting } from '../item-setting.ts'
import type { Judgement } from '../judgements.ts'
import type { CanvasWords } from '../canvas-words.ts'
import { detailFor, type Brush } from './brush.ts'
import { shortened } from './paint-note.ts'
import { paintSectorShape } from './sector-shape.ts'

const wordSize = 12.5
/** With its distance from the paper it stays within `groundReach`. */
const tabHeight = 23
const narrowestTab = 110

/**
 * Paints what work rests on, under its lower edge: firm ground is a solid line; a gap is a broken line and a tab that says
 * which. It is a mark and not an alarm: nobody is told off, and nothing is forbidden.
 */
export function paintGround(
  brush: Brush,
  { box }: ItemSetting,
  { grounding, words }: { readonly grounding: NonNullable<Judgement['grounding']>; readonly words: CanvasWords },
): void {
  const { context, palette, zoom, face } = brush
  const isGrounded = grounding.state === 'grounded'
  const [left, bottom] = [box.x, box.y + box.height]
  context.save()
  context.strokeStyle = isGrounded ? palette.accent : palette.open
  context.lineWidth = Math.max(4, 2 / zoom)
  context.lineCap = 'butt'
  context.setLineDash(isGrounded ? [] : [10, 8])
  context.beginPath()
  context.moveTo(left + 4, bottom + 4)
  context.lineTo(left + box.width - 4, bottom + 4)
  context.stroke()
  context.setLineDash([])
  if (
    grounding.state === 'ungrounded' &&
    box.width > narrowestTab &&
    detailFor(zoom, () => wordSize, box.width) === 'words'
  ) {
    context.font = `${wordSize}px ${face.family}`
    const label = shortened(context, words(`canvas.gap.${grounding.gaps[0].gap}`), box.width - 20)
    const width = context.measureText(label).width + 20
    context.beginPath()
    context.roundRect(left, bottom + 9, width, tabHeight, 6)
    context.fillStyle = palette.openWash
    context.fill()
    context.fillStyle = palette.open
    context.fillText(label, left + 10, bottom + 9 + tabHeight / 2 + wordSize * 0.34)
  }
  context.restore()
}

/** Paints the sectors whose resources come together in some work, at its lower right corner. */
export function paintCombined(brush: Brush, { box }: ItemSetting, sectors: readonly string[]): void {
  if (brush.zoom * 13 < 4) return
  const y = box.y + box.height - 13
  for (const [index, sector] of sectors.toReversed().entries()) {
    const x = box.x + box.width - 18 - index * 15
    paintSectorShape(brush.context, sector, { x, y, size: 13, color: brush.palette.onPaper.sector(sector) })
  }
}

/** How much of the lower edge the shapes of `paintCombined` take, in board units. */
export function combinedWidth(sectors: readonly string[]): number {
  return sectors.length === 0 ? 0 : sectors.length * 15 + 8
}
