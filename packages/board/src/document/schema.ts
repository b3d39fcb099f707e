import type { Brand } from '@samtavle/base'

/** The schema this code writes; a document with a higher one is read as far as it is understood, never written. */
export const schemaVersion = 1

/** Names an item for ever: 12 or more random URL-safe characters. A link between two items is named `from>to`. */
export type ItemId = Brand<string, 'ItemId'>
/** Names a participant on one board. */
export type ActorId = Brand<string, 'ActorId'>
/** A point on the board in board units, not screen pixels. */
export type BoardPoint = Brand<readonly [x: number, y: number], 'BoardPoint'>

/** Makes a board point from rounded numbers: places are stored as integers. */
export function boardPoint(x: number, y: number): BoardPoint {
  return [Math.round(x), Math.round(y)] as const as BoardPoint
}

/** The root maps of a board document, one per facet and keyed by item id, so that a drag, a recolour and typing never touch the same key. */
export const rootNames = [
  'meta',
  'items',
  'places',
  'looks',
  'orders',
  'texts',
  'ends',
  'strokes',
  'facts',
  'stands',
  'votes',
  'bookmarks',
  'comments',
  'gone',
  'actors',
  'pulses',
  'votings',
] as const
export type RootName = (typeof rootNames)[number]

/**
 * Roots whose keys end in the one actor who may write them: `<id>/<actorId>`, `<id>/<commentId>/<actorId>`, or `<actorId>` alone. The sector is among
 * them because everything the method counts is counted by sector: nobody may move somebody else into another one.
 */
export const ownedRootNames = ['stands', 'votes', 'comments', 'actors'] as const satisfies readonly RootName[]

/** Roots that only the relay writes, because what stands there was said in confidence: see the decision records on the pulse and on voting. */
export const relayRootNames = ['pulses', 'votings'] as const satisfies readonly RootName[]

/** What can lie on a board. */
export const itemKinds = [
  'note',
  'framing',
  'section',
  'text',
  'stroke',
  'link',
  'resource',
  'agreement',
  'indicator',
  'rule',
  'expectation',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** The zones of the axis from thin to thick, in order. */
export const zones = ['understand', 'plan', 'implement'] as const
export type Zone = (typeof zones)[number]

/** Where the zones lie: three spans side by side along x, one span along y for all, in board units. */
export interface Axis {
  readonly understand: readonly [from: number, to: number]
  readonly plan: readonly [from: number, to: number]
  readonly implement: readonly [from: number, to: number]
  readonly y: readonly [from: number, to: number]
}

/** The axis a new board starts with: 3 zones of 10 by 7 notes, which a laptop shows whole. Zones grow when they are full. */
export const defaultAxis: Axis = {
  understand: [0, 2400],
  plan: [2400, 4800],
  implement: [4800, 7200],
  y: [0, 1800],
}

/** The paper colours of notes; each has a name in every language and a look for light and dark. */
export const noteColors = ['straw', 'apricot', 'rose', 'heather', 'fjord', 'mint', 'moss', 'birch'] as const
export type NoteColor = (typeof noteColors)[number]

/** UTF-16 units of what a colour means: a word or two that fit on a note. */
export const longestMeaning = 40

/** UTF-16 units of the word on a link: it is read in passing. */
export const longestLinkWord = 60

/** Width and height of each kind as it is made, in board units; a note's is `noteSize`. */
export const cardSizes = {
  framing: { width: 420, height: 320 },
  resource: { width: 240, height: 160 },
  agreement: { width: 420, height: 260 },
  indicator: { width: 420, height: 260 },
  rule: { width: 420, height: 120 },
  expectation: { width: 420, height: 260 },
} as const satisfies Partial<Record<ItemKind, { readonly width: number; readonly height: number }>>
/** The kinds that the method adds to a board of notes. */
export type CardKind = keyof typeof cardSizes

/** Width and height of a note nobody has resized, in board units. */
export const noteSize = 200
/** UTF-16 units that our fields let people write on one item: some eight pages, far more than a note can show. */
export const longestText = 20_000
/** The gap between notes laid out by us, in board units. */
export const noteGap = 20
