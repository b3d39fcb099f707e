import { signsOn, type WholeItem } from '@samtavle/board'
import { signPictures } from '../../signals/sign-pictures.ts'
import type { ItemSetting } from '../item-setting.ts'
import { detailFor, type Brush } from './brush.ts'
import { pathOf } from './sector-shape.ts'

const size = 26
const step = 21
/** The right of the upper edge is where outcomes of votings stand. */
const keptFree = 84
/** No thinner than so many pixels are the strokes of a sign. */
const strokePx = 0.9
/** So far they reach over the paper's upper left corner, which is within what items may paint, see `paintedBox`. */
const over = 10

/** Paints the signs that people left on an item, each once, over its upper left corner. */
export function paintStamps({ context, palette, zoom }: Brush, { box }: ItemSetting, item: WholeItem): void {
  const signs = signsOn(item)
  if (signs.length === 0 || detailFor(zoom, () => size, box.width) !== 'words') return
  const apart = Math.min(step, Math.max(0, box.width - keptFree) / signs.length)
  context.save()
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.translate(box.x - over, box.y - over)
  context.scale(size / 24, size / 24)
  for (const sign of signs) {
    const { paper, lines } = signPictures[sign]
    context.beginPath()
    context.arc(12, 12, 11.5, 0, 2 * Math.PI)
    context.fillStyle = palette.papers[paper]
    context.fill()
    context.lineWidth = 1
    context.strokeStyle = palette.inkSoft
    context.stroke()
    // From afar a sign is a spot with a stroke in it: enough to say where people left one.
    context.lineWidth = Math.max(2, strokePx / zoom)
    context.strokeStyle = palette.onPaper.words
    context.stroke(pathOf(lines))
    context.translate((apart * 24) / size, 0)
  }
  context.restore()
}
