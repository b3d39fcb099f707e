import { maxKeyBytes, type UpdateLimits } from './gate-limits.ts'
import type { GateReason } from './gate-refusal.ts'

/** A place in the bytes of an update. One is made per update and moved forward; the first refusal stays in it. */
export interface Cursor {
  readonly bytes: Uint8Array
  readonly limits: UpdateLimits
  at: number
  /** Values met so far. */
  values: number
  refusal: GateReason | null
}

/** Stands at the first byte. */
export function startCursor(bytes: Uint8Array, limits: UpdateLimits): Cursor {
  return { bytes, limits, at: 0, values: 0, refusal: null }
}

/** What the readers of numbers return once the update is refused: no number in an update is negative. */
export const refused = -1

/** Notes why the update is refused. */
export function refuse(cursor: Cursor, reason: GateReason): false {
  cursor.refusal ??= reason
  return false
}

/** Reads an unsigned number of up to 53 bits, or `refused`. */
export function readUint(cursor: Cursor): number {
  const first = cursor.bytes[cursor.at]
  if (first === undefined) return refuseNumber(cursor, 'truncated')
  cursor.at += 1
  return first < 0x80 ? first : readLongUint(cursor, first & 0x7f, 0x80)
}

/** Passes over a signed number of up to 53 bits. */
export function skipInt(cursor: Cursor): boolean {
  const first = cursor.bytes[cursor.at]
  if (first === undefined) return refuse(cursor, 'truncated')
  cursor.at += 1
  // The sign takes a bit of the first byte, so the next byte counts from 64.
  return first < 0x80 || readLongUint(cursor, first & 0x3f, 0x40) !== refused
}

/** Passes over so many bytes of any content. */
export function skipBytes(cursor: Cursor, count: number): boolean {
  if (count > cursor.bytes.length - cursor.at) return refuse(cursor, 'truncated')
  cursor.at += count
  return true
}

/** Reads the length of what follows and makes sure that so much follows; the length, or `refused`. */
export function readLength(cursor: Cursor): number {
  const length = readUint(cursor)
  return length > cursor.bytes.length - cursor.at ? refuseNumber(cursor, 'truncated') : length
}

/** Passes over a text and returns its length as JavaScript and Yjs count it, in UTF-16 units, or `refused`. */
export function readText(cursor: Cursor): number {
  const length = readLength(cursor)
  return length === refused ? refused : measureUtf8(cursor, cursor.at + length)
}

/** Passes over the name of a property: short, and none that means something to JavaScript itself. */
export function skipKey(cursor: Cursor): boolean {
  const length = readLength(cursor)
  if (length === refused) return false
  if (length > maxKeyBytes) return refuse(cursor, 'key-too-long')
  const start = cursor.at
  if (measureUtf8(cursor, start + length) === refused) return false
  return !isHostileName(cursor.bytes, start, length) || refuse(cursor, 'key-not-allowed')
}

/** Passes over the name of a root type that the document has. */
export function skipRoot(cursor: Cursor): boolean {
  const length = readLength(cursor)
  if (length === refused) return false
  const start = cursor.at
  cursor.at += length
  return (
    cursor.limits.roots.some((root) => isAt(cursor.bytes, start, length, root)) || refuse(cursor, 'root-not-allowed')
  )
}

/** Whether these bytes spell a name that reaches the prototype of a plain object. */
export function isHostileName(bytes: Uint8Array, start: number, length: number): boolean {
  return hostileNames.some((name) => isAt(bytes, start, length, name))
}

const hostileNames: readonly Uint8Array[] = ['__proto__', 'constructor', 'prototype'].map((name) =>
  new TextEncoder().encode(name),
)

function isAt(bytes: Uint8Array, start: number, length: number, wanted: Uint8Array): boolean {
  return length === wanted.length && wanted.every((byte, index) => bytes[start + index] === byte)
}

/** The rest of a number after its first byte; `factor` is what the next seven bits count. */
function readLongUint(cursor: Cursor, first: number, factor: number): number {
  let number = first
  for (let weight = factor; weight <= maxWeight; weight *= 0x80) {
    const byte = cursor.bytes[cursor.at]
    if (byte === undefined) return refuseNumber(cursor, 'truncated')
    cursor.at += 1
    number += (byte & 0x7f) * weight
    if (number > Number.MAX_SAFE_INTEGER) break
    if (byte < 0x80) return number
  }
  return refuseNumber(cursor, 'number-too-large')
}

/** No bit of a safe integer counts more; a longer number is padded, which no encoder does. */
const maxWeight = 2 ** 52

function refuseNumber(cursor: Cursor, reason: GateReason): typeof refused {
  refuse(cursor, reason)
  return refused
}

/** Moves to `end` over well-formed UTF-8 as a strict decoder sees it; returns its UTF-16 units, or `refused`. */
export function measureUtf8(cursor: Cursor, end: number): number {
  const { bytes } = cursor
  let units = 0
  let at = cursor.at
  while (at < end) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      at += 1
      units += 1
      continue
    }
    const size = sequenceSize(bytes, at, end)
    if (size === 0) {
      cursor.at = at
      return refuseNumber(cursor, 'bad-utf8')
    }
    at += size
    units += size === 4 ? 2 : 1
  }
  cursor.at = end
  return units
}

/** How many bytes the character at `at` takes; 0 when it is overlong, a surrogate, out of range or cut off. */
function sequenceSize(bytes: Uint8Array, at: number, end: number): 0 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead < 0xe0) return at + 2 <= end && isTail(second) ? 2 : 0
  if (lead < 0xf0) {
    // After E0 lower second bytes would be overlong, after ED higher ones a surrogate.
    const isIn = second >= (lead === 0xe0 ? 0xa0 : 0x80) && second <= (lead === 0xed ? 0x9f : 0xbf)
    return at + 3 <= end && isIn && isTail(bytes[at + 2]) ? 3 : 0
  }
  // After F0 lower second bytes would be overlong, after F4 higher ones beyond the last character.
  const isIn = second >= (lead === 0xf0 ? 0x90 : 0x80) && second <= (lead === 0xf4 ? 0x8f : 0xbf)
  return at + 4 <= end && isIn && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0
}

function isTail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf
}
