import { factOf, factsOf, type Party } from '@samtavle/board'
import { cardMargin, rowHeight } from '../card-setting.ts'
import type { Inks } from '../palette.ts'
import type { Brush } from './brush.ts'
import type { CardPaint } from './paint-card.ts'
import { shortened } from './paint-note.ts'
import { paintSectorShape } from './sector-shape.ts'

/** Where rows of facts begin, and what they are written with. */
interface RowsAt {
  readonly top: number
  readonly inks: Inks
}

const rowSize = 13.5
const shapeSize = 11

/** Paints the facts of a card, each on a row: who, by when, how far; what is to change and what was seen; who brings it. */
export function paintRows(brush: Brush, paint: CardPaint, at: RowsAt): void {
  switch (paint.view.kind) {
    case 'agreement':
      return paintAgreement(brush, paint, at)
    case 'indicator':
      return paintIndicator(brush, paint, at)
    case 'resource':
      return paintBringer(brush, paint, at)
    default:
  }
}

/** Somebody with the shape of their sector; hollow for who is only named. */
interface Named {
  readonly name: string
  readonly sector: string | null
  readonly isHollow?: boolean
}

function paintAgreement(brush: Brush, paint: CardPaint, { top, inks }: RowsAt): void {
  const { view, words, judgement, setting } = paint
  const agreed = new Set(judgement.standing?.holds.map(({ actor }) => actor))
  const named = (judgement.agreement?.named ?? []).map(({ party, sector }) => ({
    name: nameOf(paint, party),
    sector,
    isHollow: !('actor' in party && agreed.has(party.actor)),
  }))
  if (named.length === 0) writeRow(brush, words('canvas.noParty'), { y: top, color: inks.byline, setting })
  else paintNames(brush, named, { top, inks, setting })
  const due = factOf(view, 'due')
  const words2 = due === undefined ? words('canvas.noDue') : words('canvas.due', { day: dayOf(due) })
  writeRow(brush, words2, { y: top + rowHeight, color: due === undefined ? inks.byline : inks.words, setting })
  paintProgress(brush, paint, { top: top + rowHeight, inks })
}

/** How far an agreement has come: a line that fills, with the number beside it. */
function paintProgress(brush: Brush, { view, words, setting }: CardPaint, { top, inks }: RowsAt): void {
  const { context, palette, face } = brush
  const part = factOf(view, 'status') ?? 0
  const label = words('canvas.status', { part })
  context.font = `${rowSize}px ${face.family}`
  context.fillStyle = inks.byline
  const labelWidth = context.measureText(label).width
  const right = setting.width - cardMargin.side
  context.fillText(label, right - labelWidth, top + 17)
  const [left, width] = [setting.width / 2, right - labelWidth - 10 - setting.width / 2]
  if (width < 20) return
  context.fillStyle = palette.zoneLine
  context.fillRect(left, top + 10, width, 5)
  context.fillStyle = palette.accent
  context.fillRect(left, top + 10, (width * part) / 100, 5)
}

function paintIndicator(brush: Brush, { view, words, setting }: CardPaint, { top, inks }: RowsAt): void {
  const goal = factsOf(view, 'goal').at(-1)?.value.text
  const seen = factsOf(view, 'observation').at(-1)?.value
  writeRow(brush, goal ?? words('canvas.noGoal'), {
    y: top,
    color: goal === undefined ? inks.byline : inks.words,
    setting,
  })
  const unit = factOf(view, 'unit') ?? ''
  const told = seen === undefined ? '' : seen.number === null ? seen.story : `${seen.number} ${unit} ${seen.story}`
  const line =
    seen === undefined ? words('canvas.unobserved') : `${words('canvas.observed', { day: dayOf(seen.on) })}: ${told}`
  writeRow(brush, line, { y: top + rowHeight, color: seen === undefined ? inks.byline : inks.words, setting })
}

function paintBringer(brush: Brush, paint: CardPaint, { top, inks }: RowsAt): void {
  const from = factOf(paint.view, 'from')
  const { byline, setting, actor } = paint
  const bringer: Named | null =
    from !== undefined
      ? { name: nameOf(paint, from), sector: 'actor' in from ? (actor(from.actor)?.sector ?? null) : from.sector }
      : byline === null
        ? null
        : { name: byline.name ?? '', sector: byline.sector ?? null }
  if (bringer !== null) paintNames(brush, [bringer], { top, inks, setting })
}

function nameOf({ actor, words }: CardPaint, party: Party): string {
  return 'actor' in party ? (actor(party.actor)?.name ?? words('canvas.someone')) : party.name
}

function paintNames(
  { context, face }: Brush,
  named: readonly Named[],
  { top, inks, setting }: RowsAt & Pick<CardPaint, 'setting'>,
): void {
  const right = setting.width - cardMargin.side
  let x = cardMargin.side
  context.font = `${rowSize}px ${face.family}`
  for (const { name, sector, isHollow = false } of named) {
    const room = right - x - shapeSize - 6
    if (room < 24) return
    const mark = { x: x + shapeSize / 2, y: top + 12.5, size: shapeSize, color: inks.sector(sector), isHollow }
    paintSectorShape(context, sector, mark)
    const shown = shortened(context, name, room)
    context.fillStyle = inks.words
    context.fillText(shown, x + shapeSize + 6, top + 17)
    x += shapeSize + 6 + context.measureText(shown).width + 14
  }
}

function writeRow(
  { context, face }: Brush,
  text: string,
  { y, color, setting }: { readonly y: number; readonly color: string } & Pick<CardPaint, 'setting'>,
): void {
  context.font = `${rowSize}px ${face.family}`
  context.fillStyle = color
  context.fillText(shortened(context, text, setting.width - 2 * cardMargin.side), cardMargin.side, y + 17)
}

/** A day of the calendar is the same day wherever it is read: noon is on it everywhere. */
function dayOf(day: string): Date {
  return new Date(`${day}T12:00:00`)
}
