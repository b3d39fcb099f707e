import { fieldsByKind, type ActorId, type FieldName, type ItemKind, type WholeItem } from '@samtavle/board'
import type { ItemSetting } from './item-setting.ts'
import { rectAround } from './rect.ts'
import { layoutText, type MeasureText, type TextLayout } from './text/layout.ts'

/** One text on a card besides its own, laid out where it is painted and edited. */
export interface CardPart {
  readonly of:
    | { readonly is: 'field'; readonly field: FieldName }
    /** Somebody's doubt, attached to the card's foot; it is theirs and cannot be edited here. */
    | { readonly is: 'reservation'; readonly actor: ActorId }
  readonly text: TextLayout
  readonly textAt: readonly [x: number, y: number]
  readonly textWidth: number
}

/** How a card is divided, in its own units. */
export interface CardSetting {
  readonly parts: readonly CardPart[]
  /** Upper edge of the rows with who and when; null on cards without. */
  readonly rowsAt: number | null
  /** Upper edge of the line that says who holds it; null on cards that nobody holds. */
  readonly stripAt: number | null
}

/** Room around the words of a card, in board units. */
export const cardMargin = { side: 22, top: 42, bottom: 16 }
/** Height of the line that says how people stand, and of one row of facts. */
export const stripHeight = 38
export const rowHeight = 26
/** Between the label of a field and its words, and between fields. */
export const fieldLabelHeight = 19
const fieldGap = 9
const reservationIndent = 24
/** A doubt is told in full where one asks for it; on the card as much as one reads in passing. */
const longestReason = 140

const titleSize = { ceiling: 22, floor: 15 }
const fieldSize = { ceiling: 15, floor: 15, height: 0 }
const reasonSize = { ceiling: 14, floor: 14, height: 0 }
const smallestTitle = 44

/** How many rows of facts a kind shows. */
const rowsByKind: Readonly<Partial<Record<ItemKind, number>>> = { agreement: 2, indicator: 2, resource: 1 }
/** Cards whose foot says who holds them, or agrees to them. */
const heldKinds: readonly ItemKind[] = ['framing', 'agreement', 'indicator', 'rule']

/** Sets a card of the method: its own words first, then its fields, facts, standing and doubts, growing downwards. */
export function setCardOfKind(item: WholeItem, measure: MeasureText): ItemSetting {
  const width = Math.max(1, item.width)
  const textWidth = Math.max(40, width - 2 * cardMargin.side)
  const lay = (text: string, size: typeof fieldSize, room = textWidth): TextLayout =>
    layoutText(text.replaceAll('\r', ''), size, room, measure)
  const fields: readonly FieldName[] = fieldsByKind[item.kind]
  const laidFields = fields.map((field) => ({ field, text: lay(item.fields.get(field) ?? '', fieldSize) }))
  const doubts = reservationsOn(item).map(({ actor, reason }) => ({
    actor,
    text: lay(reason, reasonSize, textWidth - reservationIndent),
  }))
  const below =
    laidFields.reduce((sum, { text }) => sum + fieldLabelHeight + text.height + fieldGap, 0) +
    (rowsByKind[item.kind] ?? 0) * rowHeight +
    (heldKinds.includes(item.kind) ? stripHeight : cardMargin.bottom) +
    doubts.reduce((sum, { text }) => sum + text.height + fieldGap, 0)
  const room = Math.max(smallestTitle, item.height - cardMargin.top - below - fieldGap)
  const title = lay(item.text, { ...titleSize, height: room })

  let y = cardMargin.top + Math.max(room, title.height) + fieldGap
  const parts: CardPart[] = laidFields.map(({ field, text }) => {
    const textAt = [cardMargin.side, y + fieldLabelHeight] as const
    y += fieldLabelHeight + text.height + fieldGap
    return { of: { is: 'field', field }, text, textAt, textWidth }
  })
  const rows = rowsByKind[item.kind] ?? 0
  const rowsAt = rows === 0 ? null : y
  y += rows * rowHeight
  const stripAt = heldKinds.includes(item.kind) ? y : null
  y += stripAt === null ? cardMargin.bottom : stripHeight
  for (const { actor, text } of doubts) {
    parts.push({
      of: { is: 'reservation', actor },
      text,
      textAt: [cardMargin.side + reservationIndent, y],
      textWidth: textWidth - reservationIndent,
    })
    y += text.height + fieldGap
  }
  const height = Math.max(item.height, y)
  return {
    box: { ...rectAround(item.place, item.width, item.height), height },
    scale: 1,
    width,
    height,
    text: () => title,
    textAt: [cardMargin.side, cardMargin.top],
    textWidth,
    card: { parts, rowsAt, stripAt },
  }
}

/** The doubts on an item, oldest first; ties by actor, so that all screens agree. */
function reservationsOn({ stands }: WholeItem): readonly { readonly actor: ActorId; readonly reason: string }[] {
  const found = [...stands].flatMap(([actor, stand]) =>
    stand.stand === 'reserve' ? [{ actor, reason: shortened(stand.reason), at: stand.at }] : [],
  )
  return found.toSorted((a, b) => a.at - b.at || (a.actor < b.actor ? -1 : 1))
}

function shortened(reason: string): string {
  const line = reason.replaceAll(/\s+/g, ' ')
  return line.length > longestReason ? `${line.slice(0, longestReason).trimEnd()}…` : line
}

/** The setting as an editor of one field sees it: that field's words are the words. */
export function settingOfField(setting: ItemSetting, field: FieldName | undefined): ItemSetting {
  const part = setting.card?.parts.find(({ of }) => of.is === 'field' && of.field === field)
  if (field === undefined || part === undefined) return setting
  return { ...setting, text: () => part.text, textAt: part.textAt, textWidth: part.textWidth }
}

/** The field under a point in a card's own units; undefined for its own words. */
export function fieldAt({ card }: ItemSetting, y: number): FieldName | undefined {
  let found: FieldName | undefined
  for (const { of, textAt } of card?.parts ?? []) {
    if (of.is === 'field' && y >= textAt[1] - fieldLabelHeight) found = of.field
  }
  const end = card?.rowsAt ?? card?.stripAt
  return end !== null && end !== undefined && y >= end ? undefined : found
}
