import type { ItemKind, ItemView, WholeItem } from '@samtavle/board'
import type { Participant } from '../../sync/session.ts'
import type { CanvasWords } from '../canvas-words.ts'
import type { ItemSetting } from '../item-setting.ts'
import type { Brush } from './brush.ts'
import { paintCard } from './paint-card.ts'
import { paintLine } from './paint-line.ts'
import { paintNote, type Byline } from './paint-note.ts'
import type { PaperShadow } from './paper-shadow.ts'

/** What items are painted from besides themselves. */
export interface ItemSurroundings {
  readonly words: CanvasWords
  readonly actor: (actorId: string) => Participant | undefined
  readonly shadow: PaperShadow
  readonly shade: CanvasGradient
  readonly withWords: boolean
}

/** An item that is whole, with where and how large it is drawn. */
export interface WholeSceneItem {
  readonly view: WholeItem
  readonly setting: ItemSetting
}

/**
 * Paints one kind of item, in board units. Pure: it may look at nothing but what it is given, because a tile is painted once and
 * shown until one of the items in it changes. It stays within the item's painted box (`scene.ts`).
 */
export type ItemPainter = (brush: Brush, item: WholeSceneItem, around: ItemSurroundings) => void

const paintersByKind: Readonly<Record<ItemKind, ItemPainter>> = {
  note: paintNoteItem,
  link: linePainter('link'),
  stroke: linePainter('stroke'),
  section: cardPainter('section', 'open'),
  text: cardPainter('text', 'card'),
  framing: cardPainter('framing', 'card'),
  resource: cardPainter('resource', 'card'),
  agreement: cardPainter('agreement', 'card'),
  indicator: cardPainter('indicator', 'card'),
  rule: cardPainter('rule', 'card'),
  expectation: cardPainter('expectation', 'card'),
}

/** Paints any item where its setting says, in board units. */
export function paintItem(
  brush: Brush,
  { view, setting }: { readonly view: ItemView; readonly setting: ItemSetting },
  around: ItemSurroundings,
): void {
  if (view.state === 'whole') {
    paintersByKind[view.kind](brush, { view, setting }, around)
    return
  }
  const { words, shadow, withWords } = around
  paintCard(brush, { setting, label: words('canvas.damaged'), byline: null, shadow, look: 'damaged', withWords })
}

/** Who an item is from: a name that came with an import, else whoever made it. */
function bylineOf(view: WholeItem, actor: (actorId: string) => Participant | undefined): Byline | null {
  const author = view.facts.get('author')
  if (typeof author === 'string' && author.trim() !== '') return { name: author, sector: undefined }
  if (view.by === null) return null
  const participant = actor(view.by)
  if (participant === undefined || (participant.name === null && participant.sector === null)) return null
  return { name: participant.name, sector: participant.sector }
}

function paintNoteItem(brush: Brush, { view, setting }: WholeSceneItem, around: ItemSurroundings): void {
  const { shadow, shade, withWords } = around
  paintNote(brush, { setting, color: view.color, byline: bylineOf(view, around.actor), shadow, shade, withWords })
}

/** Paints a kind that has no painter of its own yet as a plain labelled card. */
function cardPainter(kind: Exclude<ItemKind, 'note'>, look: 'card' | 'open'): ItemPainter {
  return (brush, { view, setting }, { words, actor, shadow, withWords }) =>
    paintCard(brush, {
      setting,
      label: words(`canvas.kind.${kind}`),
      byline: bylineOf(view, actor),
      shadow,
      look,
      withWords,
    })
}

/** A line, or a card where it has lost its course, so that it can be seen and deleted. */
function linePainter(kind: 'link' | 'stroke'): ItemPainter {
  const paintAsCard = cardPainter(kind, 'card')
  return (brush, item, around) => {
    const { line } = item.setting
    if (line === undefined) paintAsCard(brush, item, around)
    else paintLine(brush, line, item.view.ends?.as ?? 'stroke')
  }
}
