import type { ItemSetting } from '../item-setting.ts'
import { noteMargin } from '../item-setting.ts'
import { detailFor, type Brush } from './brush.ts'
import { paintWords } from './paint-note.ts'
import type { PaperShadow } from './paper-shadow.ts'

/** How an item that is neither a note nor a card of the method is painted. */
export interface PlainPaint {
  readonly setting: ItemSetting
  /** The word for what it is, or for what is wrong with it. */
  readonly label: string
  readonly shadow: PaperShadow
  /** `damaged` is shown calmly: outlined, without shadow, with what could be read. */
  readonly look: 'card' | 'damaged'
  readonly withWords: boolean
}

const labelSize = 11.5

/** Paints a plain labelled sheet, so that nothing on the board is ever invisible. */
export function paintPlain(brush: Brush, card: PlainPaint): void {
  const { context, palette } = brush
  const { setting } = card
  const zoom = brush.zoom * setting.scale
  const detail = detailFor(zoom, () => setting.text().fontSize, setting.width)
  context.save()
  context.translate(setting.box.x, setting.box.y)
  if (card.look === 'card') card.shadow.paint(context, setting.width, setting.height)
  paintSheet(brush, card)
  if (detail !== 'color') {
    const color = card.look === 'card' ? palette.accent : palette.inkSoft
    if (labelSize * zoom > 4) paintLabel(brush, card.label, color, setting.width - 2 * noteMargin.side)
    if (card.withWords) paintWords(brush, setting, { detail, inks: palette.onCard })
  }
  context.restore()
}

function paintSheet({ context, palette, zoom }: Brush, { setting, look }: PlainPaint): void {
  context.beginPath()
  context.roundRect(0, 0, setting.width, setting.height, 10)
  context.globalAlpha = look === 'damaged' ? 0.7 : 1
  context.fillStyle = palette.ground
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = look === 'card' ? palette.zoneLine : palette.zoneInk
  context.lineWidth = Math.max(1.2, 1 / zoom)
  context.setLineDash(look === 'damaged' ? [6, 5] : [])
  context.stroke()
  context.setLineDash([])
}

function paintLabel({ context, face }: Brush, label: string, color: string, width: number): void {
  context.font = `600 ${labelSize}px ${face.family}`
  context.fillStyle = color
  context.fillText(label, noteMargin.side, 24, width)
}
