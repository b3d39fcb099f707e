import { readText, readUint, refuse, refused, skipBytes, skipInt, skipKey, type Cursor } from './gate-cursor.ts'
import { maxNesting } from './gate-limits.ts'

/** First bytes of a value as lib0 writes it. */
const tags = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  bigint: 122,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const

/** Passes over one value with everything in it. */
export function skipValue(cursor: Cursor, depth: number): boolean {
  const tag = cursor.bytes[cursor.at]
  if (tag === undefined) return refuse(cursor, 'truncated')
  cursor.values += 1
  if (cursor.values > cursor.limits.maxValues) return refuse(cursor, 'too-many-values')
  cursor.at += 1
  switch (tag) {
    case tags.undefined:
    case tags.null:
    case tags.false:
    case tags.true:
      return true
    case tags.integer:
      return skipInt(cursor)
    case tags.float32:
      return skipBytes(cursor, 4)
    case tags.float64:
    case tags.bigint:
      return skipBytes(cursor, 8)
    case tags.string:
      return readText(cursor) !== refused
    case tags.object:
      return skipObject(cursor, depth + 1)
    case tags.array:
      return skipArray(cursor, depth + 1)
    case tags.bytes:
      return skipSizedBytes(cursor)
    default:
      cursor.at -= 1
      return refuse(cursor, 'value-unknown')
  }
}

/** Passes over bytes with their number in front. */
export function skipSizedBytes(cursor: Cursor): boolean {
  const size = readUint(cursor)
  return size !== refused && skipBytes(cursor, size)
}

function skipObject(cursor: Cursor, depth: number): boolean {
  const count = readCount(cursor, depth)
  for (let index = 0; index < count; index += 1) {
    if (!skipKey(cursor) || !skipValue(cursor, depth)) return false
  }
  return count !== refused
}

function skipArray(cursor: Cursor, depth: number): boolean {
  const count = readCount(cursor, depth)
  for (let index = 0; index < count; index += 1) {
    if (!skipValue(cursor, depth)) return false
  }
  return count !== refused
}

function readCount(cursor: Cursor, depth: number): number {
  if (depth <= maxNesting) return readUint(cursor)
  refuse(cursor, 'too-deep')
  return refused
}
