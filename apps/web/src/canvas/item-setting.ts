import { cardSizes, factOf, noteSize, type BoardPoint, type ItemView, type WholeItem } from '@samtavle/board'
import { setCardOfKind, type CardSetting } from './card-setting.ts'
import { labelRect, labelSize, lineBox, lineOf, type BoxOf, type Line, type LineLabel } from './link-line.ts'
import { boundsOf, grownRect, rectAround, type Rect } from './rect.ts'
import type { MeasureText, TextStyle } from './text/layout.ts'
import { lazyText, surelyFits, type LazyText, type TextRoom } from './text/lazy-text.ts'

/** An item as it is drawn: where, how large, and with which lines. Painter, editor, hit tests and auto-fit all read this. */
export interface ItemSetting {
  /** On the board, with what the text makes it grow. */
  readonly box: Rect
  /** Board units per unit of the item's own drawing, where an untouched note is 200 wide. */
  readonly scale: number
  /** In the item's own units. */
  readonly width: number
  readonly height: number
  readonly text: LazyText
  readonly textAt: readonly [x: number, y: number]
  readonly textWidth: number
  /** Only links and strokes: they are lines and not papers. */
  readonly line?: Line
  /** The word on a link. */
  readonly label?: LineLabel
  /** Only cards of the method: their fields, facts and standing. */
  readonly card?: CardSetting
}

/** Room around the words of a note in its own units; below them stand the author's mark and name. */
export const noteMargin = { side: 16, top: 14, bottom: 24 }
/** A plain sheet has its kind above the words. */
const plainMargin = { side: 16, top: 38, bottom: 24 }

const noteTextSize = { ceiling: 28, floor: 14 }
const plainTextSize = { ceiling: 18, floor: 14 }

/** The picture of a paper's shadow is this part of its shorter side wider than the paper, all around. */
const shadowPart = 1 / 3
/** Arrow heads and round ends reach this far beside their line, in board units. */
const lineReach = 24
/** What work rests on is painted below its paper, see `paint-ground.ts`. */
const groundReach = 36

/** Everything that painting an item may touch: a painter that goes further is cut off where a tile ends. */
export function paintedBox({ box, line, label }: ItemSetting): Rect {
  if (line === undefined) return grownRect(box, Math.max(groundReach, Math.min(box.width, box.height) * shadowPart + 2))
  const reached = grownRect(box, lineReach)
  return label === undefined ? reached : (boundsOf([reached, labelRect(line, label)]) ?? reached)
}

/** The strip of a section that its title stands in, and the band along its edges by which it is taken, in board units. */
export const sectionHead = 52
export const sectionEdge = 12
const sectionText = { ceiling: 26, floor: 16 }
const sectionMargin = { side: 20, top: 10, bottom: 0 }

/** Sets an item. `strayPlace` is where a damaged item without a place is shown. */
export function settingOf(
  item: ItemView,
  { measure, strayPlace, boxOf = nowhere, known }: SettingOptions,
): ItemSetting {
  if (item.state === 'whole' && known !== undefined && isMovedNote(known.view, item)) {
    const { box } = known.setting
    const { x, y } = rectAround(item.place, item.width, item.height)
    return { ...known.setting, box: { ...box, x, y } }
  }
  if (item.state === 'damaged') {
    return setCard(
      { place: item.place ?? strayPlace, width: noteSize, height: noteSize * 0.7, text: item.text },
      measure,
    )
  }
  if (item.kind === 'note') return setNote(item, measure)
  if (item.kind in cardSizes) return setCardOfKind(item, measure)
  if (item.kind === 'section') return setSection(item, measure)
  const line = lineOf(item, boxOf)
  if (line === null) return setCard(item, measure)
  const label = labelOf(item, measure)
  const set = { ...setCard({ ...item, text: '' }, measure), box: lineBox(line, item.stroke?.width), line }
  return label === undefined ? set : { ...set, label }
}

function labelOf(item: WholeItem, measure: MeasureText): LineLabel | undefined {
  const words = factOf(item, 'label')
  return words === undefined ? undefined : { words, width: measure(words) * labelSize }
}

/** What setting an item needs besides the item. */
export interface SettingOptions {
  readonly measure: MeasureText
  readonly strayPlace: BoardPoint
  /** Where the ends of links lie. */
  readonly boxOf?: BoxOf
  /** How it was set before, with the same measure: what has only moved keeps its lines. */
  readonly known?: { readonly view: ItemView; readonly setting: ItemSetting } | undefined
}

function isMovedNote(before: ItemView, now: WholeItem): boolean {
  if (before.state !== 'whole' || before.kind !== 'note' || now.kind !== 'note') return false
  return before.text === now.text && before.width === now.width && before.height === now.height
}

function nowhere(): undefined {
  return undefined
}

/** The places and words of anything that can be set. */
export interface Settable {
  readonly place: BoardPoint
  readonly width: number
  readonly height: number
  readonly text: string
}

/** Sets a note: a larger note is the same drawing enlarged, so corner drags scale the words with the paper. */
export function setNote(note: Settable, measure: MeasureText): ItemSetting {
  const scale = Math.max(0.05, Math.min(note.width, note.height) / noteSize)
  return setOn(note, { scale, margin: noteMargin, size: noteTextSize }, measure)
}

function setCard(card: Settable, measure: MeasureText): ItemSetting {
  return setOn(card, { scale: 1, margin: plainMargin, size: plainTextSize }, measure)
}

/** A section is as large as people drew it: its title never makes it grow, or it would take in what lies below. */
function setSection(section: Settable, measure: MeasureText): ItemSetting {
  const box = rectAround(section.place, section.width, section.height)
  const textWidth = Math.max(60, section.width - 2 * sectionMargin.side)
  const style: TextStyle = { ...sectionText, height: sectionHead - sectionMargin.top }
  const text = lazyText(section.text.replaceAll('\r', ''), { style, width: textWidth, measure })
  const { width, height } = section
  return { box, scale: 1, width, height, text, textAt: [sectionMargin.side, sectionMargin.top], textWidth }
}

interface Sheet {
  readonly scale: number
  readonly margin: typeof noteMargin
  readonly size: typeof noteTextSize
}

function setOn(item: Settable, { scale, margin, size }: Sheet, measure: MeasureText): ItemSetting {
  const width = Math.max(1, item.width / scale)
  const baseHeight = Math.max(1, item.height / scale)
  const textWidth = Math.max(size.floor * 2, width - 2 * margin.side)
  const style: TextStyle = { ...size, height: baseHeight - margin.top - margin.bottom }
  // Carriage returns of imports are kept in the words and never drawn.
  const words = item.text.replaceAll('\r', '')
  const room: TextRoom = { style, width: textWidth, measure }
  const text = lazyText(words, room)
  const height = surelyFits(words, room) ? baseHeight : Math.max(baseHeight, text().height + margin.top + margin.bottom)
  const base = rectAround(item.place, item.width, item.height)
  // Growing goes downward: the top edge stays where people put it.
  const box = { ...base, height: height * scale }
  return { box, scale, width, height, text, textAt: [margin.side, margin.top], textWidth }
}
