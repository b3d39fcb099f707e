import { isResolved, type WholeItem } from '@samtavle/board'
import type { ItemSetting } from '../item-setting.ts'
import { detailFor, type Brush } from './brush.ts'

const numberSize = 14
const height = 24
/** How far below the paper's upper edge it is: clear of the corner, which outcomes of votings and hands that resize have. */
const below = 24
/** So far it reaches over the paper's right edge, which is within what items may paint, see `paintedBox`. */
const over = 19

/**
 * Paints how much people have to say about an item, as a small speech bubble at its right edge. What is settled has none: a
 * board shows what is open; from afar the bubble stands without its number.
 */
export function paintTalk({ context, palette, face, zoom }: Brush, { box }: ItemSetting, item: WholeItem): void {
  const count = item.comments.length
  if (count === 0 || isResolved(item) || detailFor(zoom, () => height, box.width) !== 'words') return
  context.save()
  context.font = `600 ${numberSize}px ${face.family}`
  const number = String(count)
  const width = Math.max(height + 2, context.measureText(number).width + 18)
  const [x, y] = [box.x + box.width + over - width, box.y + below]
  context.fillStyle = palette.ground
  context.strokeStyle = palette.inkSoft
  context.lineWidth = 1.4
  context.beginPath()
  // Rounded at three corners; the fourth points at what is talked about.
  context.roundRect(x, y, width, height, [height / 2, height / 2, height / 2, 3])
  context.fill()
  context.stroke()
  if (detailFor(zoom, () => numberSize, box.width) === 'words') {
    context.fillStyle = palette.ink
    context.textAlign = 'center'
    context.fillText(number, x + width / 2, y + height / 2 + numberSize * 0.35)
  }
  context.restore()
}
