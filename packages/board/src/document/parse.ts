import type { WordsOf } from '../read/readable-roots.ts'
import {
  boardPoint,
  defaultAxis,
  itemKinds,
  noteColors,
  noteSize,
  type ActorId,
  type Axis,
  type BoardPoint,
  type ItemId,
  type ItemKind,
  type NoteColor,
} from './schema.ts'

/** Longest side of an item and farthest coordinate we show, in board units: beyond it a peer is being hostile. */
const farthest = 10_000_000
const largestSide = 100_000
const smallestSide = 20

/** Birth certificate of an item. */
export interface Birth {
  readonly kind: ItemKind
  readonly by: ActorId | null
  readonly at: number
}

/** Reads `items[id]`; null when a peer wrote something else there. */
export function parseBirth(value: unknown): Birth | null {
  if (!isRecord(value)) return null
  const kind = itemKinds.find((known) => known === value['kind'])
  if (kind === undefined) return null
  const by = value['by']
  return { kind, by: typeof by === 'string' ? (by as ActorId) : null, at: finiteOr(value['at'], 0) }
}

/** Reads `places[id]`; null unless it is two finite numbers on a board of sane size. */
export function parsePlace(value: unknown): BoardPoint | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [x, y] = value as readonly unknown[]
  return isCoordinate(x) && isCoordinate(y) ? boardPoint(x, y) : null
}

/** Size and colour of an item. */
export interface Look {
  readonly width: number
  readonly height: number
  readonly color: NoteColor
}

/** Reads `looks[id]`; every part that is missing or wrong gets its default, because a look is never worth losing a note. */
export function parseLook(value: unknown): Look {
  const record = isRecord(value) ? value : {}
  return {
    width: sideOr(record['w'], noteSize),
    height: sideOr(record['h'], noteSize),
    color: noteColors.find((known) => known === record['color']) ?? 'straw',
  }
}

/** Reads `orders[id]`; anything but a short string sorts below everything. */
export function parseOrder(value: unknown): string {
  return typeof value === 'string' && value.length <= 1000 ? value : ''
}

/** Reads `texts[id]`: the text, or null when a peer put something else there. A missing text is an empty one. */
export function parseText(value: unknown, wordsOf: WordsOf): string | null {
  return value === undefined ? '' : wordsOf(value)
}

/** One end of a link: an item, or a free point. */
export type LinkEnd = ItemId | BoardPoint

/** What a link connects and how. */
export interface LinkEnds {
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly as: 'rests-on' | 'relates'
}

/** Reads `ends[id]`; null when it does not name two ends. */
export function parseEnds(value: unknown): LinkEnds | null {
  if (!isRecord(value)) return null
  const from = parseEnd(value['from'])
  const to = parseEnd(value['to'])
  if (from === null || to === null) return null
  return { from, to, as: value['as'] === 'rests-on' ? 'rests-on' : 'relates' }
}

function parseEnd(value: unknown): LinkEnd | null {
  return typeof value === 'string' && value !== '' ? (value as ItemId) : parsePlace(value)
}

/** Reads `meta.axis`; the default axis unless all four spans are in order. */
export function parseAxis(value: unknown): Axis {
  if (!isRecord(value)) return defaultAxis
  const understand = parseSpan(value['understand'])
  const plan = parseSpan(value['plan'])
  const implement = parseSpan(value['implement'])
  const y = parseSpan(value['y'])
  if (!understand || !plan || !implement || !y) return defaultAxis
  if (understand[1] > plan[0] || plan[1] > implement[0]) return defaultAxis
  return { understand, plan, implement, y }
}

function parseSpan(value: unknown): readonly [number, number] | null {
  const span = parsePlace(value)
  return span !== null && span[0] < span[1] ? [span[0], span[1]] : null
}

/** Reads `gone[id]`: who deleted it and when, as far as that can be read. */
export function parseGone(value: unknown): { readonly by: ActorId | null; readonly at: number } {
  const record = isRecord(value) ? value : {}
  const by = record['by']
  return { by: typeof by === 'string' ? (by as ActorId) : null, at: finiteOr(record['at'], 0) }
}

/** True for a plain JSON object: not an array, a shared type or bytes. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
}

/** The last millisecond that a date can name: a time beyond it is made up. */
const lastMoment = 8.64e15

/** Reads a time in milliseconds since the epoch; null when it is none. */
export function parseTime(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= lastMoment ? value : null
}

/** Reads a string of some length; null when it is something else, or empty. */
export function parseWords(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= farthest
}

function finiteOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback
}

function sideOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= smallestSide && value <= largestSide ? value : fallback
}
