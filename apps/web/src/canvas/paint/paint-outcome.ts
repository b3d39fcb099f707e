import type { ItemSetting } from '../item-setting.ts'
import type { Outcome } from '../judgements.ts'
import { detailFor, type Brush } from './brush.ts'

const numberSize = 14
const height = 26
const dot = 5
/** So far it reaches over the paper's upper right corner, which is within what items may paint, see `paintedBox`. */
const over = 9

/** Paints what came of votings on an item, as a small tag over its upper right corner: a dot with how many, a tick or a break. */
export function paintOutcome({ context, palette, face, zoom }: Brush, { box }: ItemSetting, outcome: Outcome): void {
  if (detailFor(zoom, () => numberSize, box.width) !== 'words') return
  const { dots, consent } = outcome
  context.save()
  context.font = `600 ${numberSize}px ${face.family}`
  const number = dots === null ? '' : String(dots)
  const numberWidth = dots === null ? 0 : 2 * dot + 6 + context.measureText(number).width
  const width = 18 + numberWidth + (consent === null ? 0 : 14) + (dots === null || consent === null ? 0 : 8)
  let x = box.x + box.width + over - width
  const y = box.y - over
  context.fillStyle = consent === 'objected' ? palette.openWash : palette.accentWash
  context.strokeStyle = consent === 'objected' ? palette.open : palette.accent
  context.beginPath()
  context.roundRect(x, y, width, height, height / 2)
  context.fill()
  context.stroke()
  context.fillStyle = context.strokeStyle
  x += 9
  if (dots !== null) {
    context.beginPath()
    context.arc(x + dot, y + height / 2, dot, 0, 2 * Math.PI)
    context.fill()
    context.fillText(number, x + 2 * dot + 6, y + height / 2 + numberSize * 0.35)
    x += numberWidth + 8
  }
  if (consent !== null) {
    context.lineWidth = 2.4
    context.beginPath()
    // Consent is a tick; an objection that still stands is a gap in a line.
    const marks =
      consent === 'integrated'
        ? ([
            [1, 13, 5, 17],
            [5, 17, 13, 9],
          ] as const)
        : ([
            [0, 13, 4.5, 13],
            [9.5, 13, 14, 13],
          ] as const)
    for (const [fromX, fromY, toX, toY] of marks) {
      context.moveTo(x + fromX, y + fromY)
      context.lineTo(x + toX, y + toY)
    }
    context.stroke()
  }
  context.restore()
}
