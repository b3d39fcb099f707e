import { factOf, type FieldName, type ItemKind, type ItemView, type Legend, type WholeItem } from '@samtavle/board'
import { isImported } from '@samtavle/method'
import type { Participant } from '../../sync/session.ts'
import type { CanvasWords } from '../canvas-words.ts'
import type { ItemSetting } from '../item-setting.ts'
import { isFoldedSection } from '../folding.ts'
import type { Judgement } from '../judgements.ts'
import type { Brush } from './brush.ts'
import { paintCard } from './paint-card.ts'
import { combinedWidth, paintCombined, paintGround } from './paint-ground.ts'
import { paintLine, paintLineLabel } from './paint-line.ts'
import { paintNote, type Byline } from './paint-note.ts'
import { paintOutcome } from './paint-outcome.ts'
import { paintPlain } from './paint-plain.ts'
import { paintSection } from './paint-section.ts'
import { paintStamps } from './paint-stamps.ts'
import { paintTalk } from './paint-talk.ts'
import type { PaperShadow } from './paper-shadow.ts'

/** What items are painted from besides themselves. */
export interface ItemSurroundings {
  readonly words: CanvasWords
  readonly actor: (actorId: string) => Participant | undefined
  readonly legend: Legend
  /** Whether the board says whose things are by name. */
  readonly namesAuthors: boolean
  readonly shadow: PaperShadow
  readonly shade: CanvasGradient
  /** Paints what was drawn by hand; null until it has come. */
  readonly strokes: () => ItemPainter | null
  /** False while an editor shows words of it: its own, or those of `editedField`. */
  readonly withWords: boolean
  readonly editedField?: FieldName
}

/** An item that is whole, with where and how large it is drawn. */
export interface WholeSceneItem {
  readonly view: WholeItem
  readonly setting: ItemSetting
  /** What the method says of it. */
  readonly judgement: Judgement
}

/**
 * Paints one kind of item, in board units. Pure: it may look at nothing but what it is given, because a tile is painted once and
 * shown until one of the items in it changes. It stays within the item's painted box (`scene.ts`).
 */
export type ItemPainter = (brush: Brush, item: WholeSceneItem, around: ItemSurroundings) => void

const paintersByKind: Readonly<Record<ItemKind, ItemPainter>> = {
  note: paintNoteItem,
  link: linePainter('link'),
  stroke: paintStrokeItem,
  section: paintSectionItem,
  text: plainPainter('text'),
  framing: paintMethodCard,
  resource: paintMethodCard,
  agreement: paintMethodCard,
  indicator: paintMethodCard,
  rule: paintMethodCard,
  expectation: paintMethodCard,
}

/** Paints any item where its setting says, in board units. */
export function paintItem(
  brush: Brush,
  item: { readonly view: ItemView; readonly setting: ItemSetting; readonly judgement: Judgement },
  around: ItemSurroundings,
): void {
  const { view, setting, judgement } = item
  const { words, shadow, withWords } = around
  if (view.state === 'damaged') {
    paintPlain(brush, { setting, label: words('canvas.damaged'), shadow, look: 'damaged', withWords })
    return
  }
  paintersByKind[view.kind](brush, { view, setting, judgement }, around)
  if (judgement.combined.length > 0) paintCombined(brush, setting, judgement.combined)
  paintTalk(brush, setting, view)
  paintStamps(brush, setting, view)
  if (judgement.outcome !== null) paintOutcome(brush, setting, judgement.outcome)
  // A plan has time to find its ground: only what is carried out is marked.
  if (judgement.grounding !== null && view.zone === 'implement')
    paintGround(brush, setting, { grounding: judgement.grounding, words })
}

/** Who an item is from: a name that came with an import, else whoever made it. */
function bylineOf(view: WholeItem, { actor, namesAuthors }: ItemSurroundings): Byline | null {
  const imported = isImported(view) ? { name: factOf(view, 'author') ?? null, sector: factOf(view, 'sector') } : null
  const whose = imported ?? (view.by === null ? undefined : actor(view.by))
  if (whose === undefined) return null
  const name = namesAuthors ? whose.name : null
  return name === null && whose.sector === null && imported === null ? null : { name, sector: whose.sector }
}

function paintNoteItem(brush: Brush, { view, setting, judgement }: WholeSceneItem, around: ItemSurroundings): void {
  const { shadow, shade, withWords, words } = around
  const byline = bylineOf(view, around)
  const votes = factOf(view, 'votes')
  const withVotes = byline !== null &&
    votes !== undefined && {
      ...byline,
      votes: words('canvas.votes', { ...votes }),
      taken: combinedWidth(judgement.combined) / setting.scale,
    }
  const foot = meaningful(withVotes || byline, around.legend[view.color])
  paintNote(brush, { setting, color: view.color, byline: foot, shadow, shade, withWords })
}

/** What its colour means to the group stands beside whom it is from: not all eyes tell colours apart. */
function meaningful(byline: Byline | null, meaning: string | undefined): Byline | null {
  return meaning === undefined ? byline : { ...(byline ?? { name: null, sector: undefined }), meaning }
}

function paintMethodCard(brush: Brush, { view, setting, judgement }: WholeSceneItem, around: ItemSurroundings): void {
  const { card } = setting
  if (card === undefined) return
  const edited = around.withWords ? undefined : (around.editedField ?? null)
  paintCard(brush, { ...around, view, setting, card, judgement, byline: bylineOf(view, around), edited })
}

function paintSectionItem(
  brush: Brush,
  { view, setting }: WholeSceneItem,
  { words, withWords }: ItemSurroundings,
): void {
  const isLocked = view.facts.has('locked')
  const folded = isFoldedSection(view) ? words('canvas.folded') : null
  paintSection(brush, {
    setting,
    color: view.color,
    unnamed: words('canvas.kind.section'),
    isLocked,
    folded,
    withWords,
  })
}

/** Paints a kind that has no painter of its own as a plain labelled sheet. */
function plainPainter(kind: Exclude<ItemKind, 'note'>): ItemPainter {
  return (brush, { setting }, { words, shadow, withWords }) =>
    paintPlain(brush, { setting, label: words(`canvas.kind.${kind}`), shadow, look: 'card', withWords })
}

/** As it was drawn; its mere course until that can be painted. */
function paintStrokeItem(brush: Brush, item: WholeSceneItem, around: ItemSurroundings): void {
  const paint = item.setting.line === undefined ? null : around.strokes()
  return (paint ?? linePainter('stroke'))(brush, item, around)
}

/** A line, or a plain sheet where it has lost its course, so that it can be seen and deleted. */
function linePainter(kind: 'link' | 'stroke'): ItemPainter {
  const paintAsSheet = plainPainter(kind)
  return (brush, item, around) => {
    const { line, label } = item.setting
    if (line === undefined) return paintAsSheet(brush, item, around)
    paintLine(brush, line, item.view.ends?.as ?? 'stroke')
    if (label !== undefined) paintLineLabel(brush, line, label)
  }
}
