import { isHostileName, measureUtf8, readLength, refuse, refused, type Cursor } from './gate-cursor.ts'
import { maxKeyBytes, maxNesting } from './gate-limits.ts'

/** Passes over a text that has to be JSON: how Yjs 13 writes the value of a text format. */
export function skipJson(cursor: Cursor): boolean {
  const length = readLength(cursor)
  if (length === refused) return false
  const start = cursor.at
  const end = start + length
  if (measureUtf8(cursor, end) === refused) return false
  // Read once more, now as JSON: from here on every byte up to the end is there and is UTF-8.
  cursor.at = start
  if (!skipJsonValue(cursor, end, 0)) return false
  skipSpace(cursor, end)
  return cursor.at === end || refuse(cursor, 'bad-json')
}

const ascii = {
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openArray: 0x5b,
  backslash: 0x5c,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const

function skipJsonValue(cursor: Cursor, end: number, depth: number): boolean {
  cursor.values += 1
  if (cursor.values > cursor.limits.maxValues) return refuse(cursor, 'too-many-values')
  if (depth > maxNesting) return refuse(cursor, 'too-deep')
  skipSpace(cursor, end)
  switch (peek(cursor, end)) {
    case ascii.quote:
      return skipJsonText(cursor, end)
    case ascii.openArray:
      return skipList(cursor, end, ascii.closeArray, () => skipJsonValue(cursor, end, depth + 1))
    case ascii.openObject:
      return skipList(cursor, end, ascii.closeObject, () => skipMember(cursor, end, depth + 1))
    default:
      return skipWord(cursor, end) || skipNumber(cursor, end)
  }
}

function skipList(cursor: Cursor, end: number, close: number, skipItem: () => boolean): boolean {
  cursor.at += 1
  skipSpace(cursor, end)
  if (takes(cursor, end, close)) return true
  for (;;) {
    if (!skipItem()) return false
    skipSpace(cursor, end)
    if (takes(cursor, end, close)) return true
    if (!takes(cursor, end, ascii.comma)) return refuse(cursor, 'bad-json')
  }
}

function skipMember(cursor: Cursor, end: number, depth: number): boolean {
  skipSpace(cursor, end)
  const start = cursor.at
  if (!skipJsonText(cursor, end)) return false
  if (cursor.at - start > maxKeyBytes) return refuse(cursor, 'key-too-long')
  if (isHostileKey(cursor.bytes.subarray(start, cursor.at))) return refuse(cursor, 'key-not-allowed')
  skipSpace(cursor, end)
  return takes(cursor, end, ascii.colon) ? skipJsonValue(cursor, end, depth) : refuse(cursor, 'bad-json')
}

/** An escape can spell any name, so a key with one is spelled out first; honest keys have none. */
function isHostileKey(quoted: Uint8Array): boolean {
  if (!quoted.includes(ascii.backslash)) return isHostileName(quoted, 1, quoted.length - 2)
  const name = new TextEncoder().encode(String(JSON.parse(new TextDecoder().decode(quoted))))
  return isHostileName(name, 0, name.length)
}

function skipJsonText(cursor: Cursor, end: number): boolean {
  if (!takes(cursor, end, ascii.quote)) return refuse(cursor, 'bad-json')
  for (;;) {
    const byte = peek(cursor, end)
    cursor.at += 1
    if (byte === ascii.quote) return true
    // Control characters have to be escaped in JSON; nothing left reads as -1 and is one of them here.
    if (byte < 0x20) return refuse(cursor, 'bad-json')
    if (byte === ascii.backslash && !skipEscape(cursor, end)) return refuse(cursor, 'bad-json')
  }
}

function skipEscape(cursor: Cursor, end: number): boolean {
  const byte = peek(cursor, end)
  cursor.at += 1
  if (byte !== 0x75) return '"\\/bfnrt'.includes(String.fromCharCode(Math.max(byte, 0)))
  for (let digit = 0; digit < 4; digit += 1) {
    if (!isHexDigit(peek(cursor, end))) return false
    cursor.at += 1
  }
  return true
}

function skipWord(cursor: Cursor, end: number): boolean {
  const word = words.find((bytes) => bytes.every((byte, index) => cursor.bytes[cursor.at + index] === byte))
  if (!word || cursor.at + word.length > end) return false
  cursor.at += word.length
  return true
}

const words: readonly Uint8Array[] = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word))

function skipNumber(cursor: Cursor, end: number): boolean {
  takes(cursor, end, ascii.minus)
  const isWhole = takes(cursor, end, ascii.zero) || skipDigits(cursor, end)
  const isFraction = !takes(cursor, end, ascii.point) || skipDigits(cursor, end)
  return (isWhole && isFraction && skipExponent(cursor, end)) || refuse(cursor, 'bad-json')
}

function skipExponent(cursor: Cursor, end: number): boolean {
  const byte = peek(cursor, end)
  if (byte !== 0x45 && byte !== 0x65) return true
  cursor.at += 1
  if (!takes(cursor, end, ascii.plus)) takes(cursor, end, ascii.minus)
  return skipDigits(cursor, end)
}

/** At least one digit. */
function skipDigits(cursor: Cursor, end: number): boolean {
  const start = cursor.at
  while (isDigit(peek(cursor, end))) cursor.at += 1
  return cursor.at > start
}

function skipSpace(cursor: Cursor, end: number): void {
  for (let byte = peek(cursor, end); byte === 0x20 || (byte >= 0x09 && byte <= 0x0d); byte = peek(cursor, end)) {
    // Vertical tab and form feed lie between the others but are no space in JSON.
    if (byte === 0x0b || byte === 0x0c) return
    cursor.at += 1
  }
}

/** The next byte, or -1 at the end of the text. */
function peek(cursor: Cursor, end: number): number {
  return cursor.at < end ? (cursor.bytes[cursor.at] ?? -1) : -1
}

/** Moves past one wanted byte, if that is the next. */
function takes(cursor: Cursor, end: number, wanted: number): boolean {
  if (peek(cursor, end) !== wanted) return false
  cursor.at += 1
  return true
}

function isDigit(byte: number): boolean {
  return byte >= ascii.zero && byte <= ascii.nine
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66)
}
