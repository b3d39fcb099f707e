import type { Standing } from '@samtavle/method'
import { cardMargin, stripHeight } from '../card-setting.ts'
import type { CanvasWords } from '../canvas-words.ts'
import { detailFor, type Brush } from './brush.ts'
import type { CardPaint } from './paint-card.ts'
import { paintSectorShape } from './sector-shape.ts'

const wordSize = 13
const shapeSize = 15
const shapeStep = 20

/** Paints the foot of a card: the shapes of the sectors that hold it, what that amounts to, and how many have a doubt. */
export function paintStrip(brush: Brush, paint: CardPaint, top: number): void {
  const { standing } = paint.judgement
  if (standing === null) return
  const { context, palette, zoom } = brush
  const { setting } = paint
  const width = setting.width - 2 * cardMargin.side + 20
  const isShared = standing.state === 'shared'
  if (isShared) {
    context.beginPath()
    context.roundRect(cardMargin.side - 10, top + 3, width, stripHeight - 10, 8)
    context.fillStyle = palette.accentWash
    context.fill()
  } else {
    context.fillStyle = palette.zoneLine
    context.fillRect(cardMargin.side, top, setting.width - 2 * cardMargin.side, 1)
  }
  const middle = top + 3 + (stripHeight - 10) / 2
  let x = cardMargin.side + shapeSize / 2
  // Shapes stay while there is any chance of telling them apart: the wall is read from across the room.
  if (shapeSize * zoom > 3) {
    for (const sector of standing.holdsBySector.keys()) {
      paintSectorShape(context, sector, { x, y: middle, size: shapeSize, color: palette.onCard.sector(sector) })
      x += shapeStep
    }
  }
  if (detailFor(zoom, () => wordSize, setting.width) !== 'words') return
  x += standing.holdsBySector.size > 0 ? 0 : -shapeSize / 2
  context.font = `600 ${wordSize}px ${brush.face.family}`
  context.fillStyle = isShared ? palette.accent : palette.onCard.byline
  context.fillText(wordsFor(paint, standing), x, middle + wordSize * 0.34)
  paintDoubts(brush, paint, { standing, middle })
}

function wordsFor({ view, words, judgement }: CardPaint, standing: Standing): string {
  if (standing.reopened !== null && standing.holds.length === 0) return words('canvas.reopened')
  const state =
    view.kind === 'agreement' && judgement.agreement !== null
      ? words(`canvas.agreed.${judgement.agreement.carriedBy}`)
      : view.kind === 'rule'
        ? ruleWords(words, standing)
        : words(`canvas.standing.${standing.state}`)
  return standing.isReworded ? `${state} · ${words('canvas.reworded')}` : state
}

function ruleWords(words: CanvasWords, { holds, holdsBySector }: Standing): string {
  if (holds.length === 0) return words('canvas.agreed.nobody')
  return words(holdsBySector.size > 1 ? 'canvas.agreed.several' : 'canvas.agreed.one-party')
}

function paintDoubts(
  { context, palette, face }: Brush,
  { setting, words }: CardPaint,
  { standing, middle }: { readonly standing: Standing; readonly middle: number },
): void {
  const count = standing.reservations.length
  if (count === 0) return
  context.font = `${wordSize}px ${face.family}`
  context.fillStyle = palette.onCard.words
  const label = words('canvas.reservations', { count })
  context.fillText(label, setting.width - cardMargin.side - context.measureText(label).width, middle + wordSize * 0.34)
}
