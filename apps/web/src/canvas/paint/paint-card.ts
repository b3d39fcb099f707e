import { factOf, type FieldName, type ItemKind, type WholeItem } from '@samtavle/board'
import type { Participant } from '../../sync/session.ts'
import { cardMargin, fieldLabelHeight, type CardPart, type CardSetting } from '../card-setting.ts'
import type { CanvasWords } from '../canvas-words.ts'
import type { ItemSetting } from '../item-setting.ts'
import type { Judgement } from '../judgements.ts'
import type { Inks } from '../palette.ts'
import { detailFor, type Brush } from './brush.ts'
import { paintSheet } from './paint-card-sheet.ts'
import { paintRows } from './paint-card-rows.ts'
import { paintStrip } from './paint-card-strip.ts'
import { shortened, type Byline } from './paint-note.ts'
import type { PaperShadow } from './paper-shadow.ts'
import { paintSectorShape } from './sector-shape.ts'
import { promptOf } from '../prompt-of.ts'
import { paintText } from './paint-text.ts'

/** How a card of the method is painted besides what the board says of it. */
export interface CardPaint {
  readonly view: WholeItem
  readonly setting: ItemSetting
  readonly card: CardSetting
  readonly judgement: Judgement
  readonly words: CanvasWords
  readonly byline: Byline | null
  readonly actor: (actorId: string) => Participant | undefined
  readonly shadow: PaperShadow
  /** Which words an editor shows instead: the card's own (null) or those of a field; undefined while nobody writes. */
  readonly edited: FieldName | null | undefined
}

const labelSize = 11.5
const smallestLabelPx = 4.6
const smallestShadowPx = 30

/** Paints a card of the method. Pure: the same card, brush and zoom give the same picture, on a layer or on a tile. */
export function paintCard(brush: Brush, paint: CardPaint): void {
  const { context } = brush
  const { setting, card, view } = paint
  const detail = detailFor(brush.zoom, () => setting.text().fontSize, setting.width)
  const inks = inksOf(brush, view.kind)
  context.save()
  context.translate(setting.box.x, setting.box.y)
  if (setting.width * brush.zoom > smallestShadowPx) paint.shadow.paint(context, setting.width, setting.height)
  paintSheet(brush, paint)
  if (detail !== 'color') {
    if (labelSize * brush.zoom > smallestLabelPx) paintHead(brush, paint, inks)
    paintOwnWords(brush, paint, inks)
    for (const part of card.parts) paintPart(brush, paint, { part, inks })
    if (card.rowsAt !== null && detail === 'words') paintRows(brush, paint, { top: card.rowsAt, inks })
  }
  if (card.stripAt !== null) paintStrip(brush, paint, card.stripAt)
  context.restore()
}

/** A resource is a coloured tag and written on as paper is; all others are sheets. */
function inksOf({ palette }: Brush, kind: ItemKind): Inks {
  return kind === 'resource' ? palette.onPaper : palette.onCard
}

/** What it is, and who made it. */
function paintHead({ context, face, palette }: Brush, { view, setting, words, byline }: CardPaint, inks: Inks): void {
  const form = view.kind === 'resource' ? factOf(view, 'form') : undefined
  const kind = view.kind === 'note' ? '' : words(`canvas.kind.${view.kind}`)
  const label = form === undefined ? kind : `${kind} · ${words(`canvas.form.${form}`)}`
  context.font = `600 ${labelSize}px ${face.family}`
  context.fillStyle = view.kind === 'resource' ? inks.byline : palette.accent
  context.fillText(label, cardMargin.side, 29)
  // Who brings a resource stands on its own line.
  if (byline === null || view.kind === 'resource') return
  const room = setting.width - 2 * cardMargin.side - context.measureText(label).width - 40
  context.font = `${labelSize}px ${face.family}`
  const name = byline.name === null ? '' : shortened(context, byline.name, Math.max(0, room))
  const width = context.measureText(name).width
  const right = setting.width - cardMargin.side
  context.fillStyle = inks.byline
  context.fillText(name, right - width, 29)
  if (byline.sector === undefined) return
  const mark = { x: right - width - (name === '' ? 5 : 11), y: 24.8, size: 10, color: inks.sector(byline.sector) }
  paintSectorShape(context, byline.sector, mark)
}

function paintOwnWords(brush: Brush, { view, setting, words, edited }: CardPaint, inks: Inks): void {
  const { context, face } = brush
  const { textAt, textWidth } = setting
  const text = setting.text()
  const detail = detailFor(brush.zoom, () => text.fontSize, setting.width)
  context.translate(...textAt)
  if (view.text.trim() === '' && detail === 'words' && view.kind !== 'note') {
    context.font = `${text.fontSize}px ${face.family}`
    context.fillStyle = inks.byline
    const prompt = promptOf(view.kind)
    if (edited !== null && prompt !== null) context.fillText(words(prompt), 0, text.fontSize, textWidth)
  } else if (edited !== null) paintText(brush, text, { detail, color: inks.words })
  context.translate(-textAt[0], -textAt[1])
}

/** A field with the question it answers, or a doubt with the shape of who has it. */
function paintPart(
  brush: Brush,
  { view, words, edited, actor }: CardPaint,
  { part, inks }: { readonly part: CardPart; readonly inks: Inks },
): void {
  const { context, face, palette } = brush
  const { of, text, textAt, textWidth } = part
  const detail = detailFor(brush.zoom, () => text.fontSize, textWidth)
  context.translate(...textAt)
  if (of.is === 'reservation') {
    const sector = actor(of.actor)?.sector ?? null
    context.fillStyle = palette.zoneLine
    context.fillRect(-24, 1, 2, text.height - 2)
    const mark = { x: -11, y: text.lineHeight / 2, size: 11, color: inks.sector(sector), isHollow: true }
    if (brush.zoom * 11 > smallestLabelPx) paintSectorShape(context, sector, mark)
    paintText(brush, text, { detail, color: inks.words })
  } else {
    const isEmpty = (view.fields.get(of.field) ?? '').trim() === ''
    if (labelSize * brush.zoom > smallestLabelPx) {
      context.font = `600 ${labelSize}px ${face.family}`
      context.fillStyle = inks.byline
      context.fillText(words(`canvas.field.${of.field}`), 0, fieldLabelHeight * -0.3, textWidth)
    }
    if (isEmpty && edited !== of.field) paintBlank(brush, { width: textWidth, y: text.lineHeight * 0.75 })
    else if (edited !== of.field) paintText(brush, text, { detail, color: inks.words })
  }
  context.translate(-textAt[0], -textAt[1])
}

/** A line to write on, where nobody has written yet. */
function paintBlank({ context, palette }: Brush, { width, y }: { readonly width: number; readonly y: number }): void {
  context.strokeStyle = palette.zoneLine
  context.lineWidth = 1
  context.setLineDash([2, 4])
  context.beginPath()
  context.moveTo(0, y)
  context.lineTo(width, y)
  context.stroke()
  context.setLineDash([])
}
