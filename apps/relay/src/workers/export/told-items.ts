import {
  factOf,
  factsOf,
  isWaiting,
  readBoard,
  votingsOf,
  type ActorId,
  type BoardView,
  type ItemId,
  type ItemKind,
  type Voting,
  type LinkEnds,
  type WholeItem,
} from '@samtavle/board'
import { contentsAlongAxis, standingOf } from '@samtavle/method'
import type { Doc } from 'yjs'
import type { ExportRequest } from '../messages.ts'

/** A board as its readable exports tell it. */
export interface ToldBoard {
  readonly view: BoardView
  /** Every voting and consent round, oldest first. */
  readonly votings: readonly Voting[]
  /** Everything that says something, along the axis from thin to thick and last what lies beside it. */
  readonly items: readonly WholeItem[]
  readonly links: ReadonlyMap<ItemId, readonly ToldLink[]>
  /** What was deleted although somebody has a reservation about it: deleting hides no doubt. */
  readonly deletedWithReservations: readonly WholeItem[]
  /** Somebody's name; null when none was given, or the reader's link hides names. */
  nameOf(actor: ActorId | null): string | null
  /** Whether an item waits in an inbox for its place: the one it has is nobody's choice yet. */
  isWaiting(item: WholeItem): boolean
  /** The name of somebody who talked or was mentioned, unless the reader's link hides names or the board names nobody. */
  speakerOf(actor: ActorId): string | null
  /** Whose an item is, unless the reader's link hides names or the board names nobody. */
  authorOf(item: WholeItem): string | null
}

const silentKinds: readonly ItemKind[] = ['link', 'stroke']

/** Reads a board for telling it. */
export function readToldBoard(doc: Doc, { actors, hidesNames, inbox }: ExportRequest): ToldBoard {
  const board = readBoard(doc)
  const view = board.view()
  const gone = board.gone().map(({ item }) => item)
  board.close()
  const namesById = new Map<string, string | null>(actors.map(({ id, name }) => [id, name]))
  const nameOf: ToldBoard['nameOf'] = (actor) => (actor === null ? null : (namesById.get(actor) ?? null))
  return {
    view,
    votings: votingsOf(view),
    links: linksBySource(view),
    items: contentsAlongAxis(view).flatMap(({ items }) => items.filter(isTold)),
    deletedWithReservations: gone.filter(isTold).filter((item) => standingOf(view, item).reservations.length > 0),
    nameOf,
    isWaiting: (item) => isWaiting(item, inbox),
    speakerOf: (actor) => (hidesNames || !view.meta.namesAuthors ? null : nameOf(actor)),
    authorOf: (item) => (hidesNames || !view.meta.namesAuthors ? null : (factOf(item, 'author') ?? nameOf(item.by))),
  }
}

function isTold(item: { readonly state: string }): item is WholeItem {
  return item.state === 'whole' && 'kind' in item && !silentKinds.some((kind) => kind === item.kind)
}

/** A link as its first end tells it: with which word it leads where. */
export interface ToldLink {
  readonly as: LinkEnds['as']
  readonly label: string | null
  readonly to: WholeItem
}

/** The links that lead from each item to another, in the order of their names. */
function linksBySource({ items }: BoardView): ReadonlyMap<ItemId, readonly ToldLink[]> {
  const found = new Map<ItemId, ToldLink[]>()
  const links = [...items.values()].filter((item) => item.state === 'whole' && item.ends !== undefined)
  for (const link of links.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const ends = link.state === 'whole' ? link.ends : undefined
    const to = typeof ends?.to === 'string' ? items.get(ends.to) : undefined
    if (link.state !== 'whole' || ends === undefined || typeof ends.from !== 'string' || to?.state !== 'whole') continue
    const told = { as: ends.as, label: factOf(link, 'label') ?? null, to }
    found.set(ends.from, [...(found.get(ends.from) ?? []), told])
  }
  return found
}

/** All words of an item: its own, then those of its fields, and of an indicator its present goal. */
export function wordsOf(item: WholeItem): string {
  const goal = factsOf(item, 'goal').at(-1)?.value.text ?? ''
  return [item.text, ...item.fields.values(), goal].filter((words) => words.trim() !== '').join('\n')
}
