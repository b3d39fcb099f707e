import { readBoard, rootNames, type BoardView, type GoneItem, type ItemView } from '@samtavle/board'
import * as Y from 'yjs'
import type { TrackedEntry } from '../src/encode.ts'
import type { Player } from '../src/player.ts'
import { wordsAtMoment } from '../src/player/moment-roots.ts'

/** Everything a board says at one moment, whoever was asked. */
export interface Told {
  readonly view: BoardView
  readonly gone: readonly GoneItem[]
  /** Every root with what stands under its keys, those included that no view shows. */
  readonly content: readonly unknown[]
}

/** What the log itself says at every moment, from 0 to the last, by folding it entry by entry and reading it from scratch. */
export function* toldByFold(entries: readonly TrackedEntry[]): Generator<Told> {
  const doc = new Y.Doc()
  yield toldOf(doc)
  for (const { bytes } of entries) {
    Y.applyUpdate(doc, bytes)
    yield toldOf(doc)
  }
}

function toldOf(doc: Y.Doc): Told {
  const board = readBoard(doc)
  const told = {
    view: plainView(board.view()),
    gone: plainGone(board.gone()),
    content: rootNames.map((name) => rootContent(doc.getMap(name))),
  }
  board.close()
  return told
}

/** What the player says at the moment it stands at. */
export function toldByPlayer(player: Player): Told {
  const roots = player.roots()
  return {
    view: plainView(player.view()),
    gone: plainGone(player.gone()),
    content: rootNames.map((name) => rootContent(roots[name])),
  }
}

interface Keyed {
  keys(): Iterable<string>
  get(key: string): unknown
}

function rootContent(root: Keyed): unknown {
  return new Map([...root.keys()].toSorted().map((key) => [key, plainOf(root.get(key))]))
}

function plainOf(value: unknown): unknown {
  if (value instanceof Y.Text) return { words: wordsOf(value) }
  const words = wordsAtMoment(value)
  if (words !== null) return { words }
  return isSharedType(value) ? 'shared' : value
}

function wordsOf(text: Y.Text): string {
  return text.toJSON()
}

function isSharedType(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value instanceof Y.AbstractType || 'opaque' in value)
}

/** Facts are handed on as they were written: where that is a shared type, what it says is compared and not what keeps it. */
function plainItem(item: ItemView): ItemView {
  if (item.state === 'damaged' || item.facts.size === 0) return item
  return { ...item, facts: new Map([...item.facts].map(([name, value]) => [name, plainOf(value)])) }
}

function plainView(view: BoardView): BoardView {
  return {
    ...view,
    items: new Map([...view.items].map(([id, item]) => [id, plainItem(item)])),
    votings: plainValues(view.votings),
    votes: plainValues(view.votes),
  }
}

/** What a view hands on as it is stored. */
function plainValues(stored: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...stored].map(([key, value]) => [key, plainOf(value)]))
}

/** The order of what was deleted at the same time is no part of what a board says. */
function plainGone(gone: readonly GoneItem[]): readonly GoneItem[] {
  const plain = gone.map((each) => ({ ...each, item: plainItem(each.item) }))
  return plain.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1))
}
