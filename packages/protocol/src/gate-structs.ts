import { readText, readUint, refuse, refused, skipKey, skipRoot, type Cursor } from './gate-cursor.ts'
import { skipJson } from './gate-json.ts'
import { maxClock } from './gate-limits.ts'
import { skipSizedBytes, skipValue } from './gate-values.ts'

/** Low five bits of a struct's first byte. */
const kinds = { collected: 0, deleted: 1, binary: 3, text: 4, format: 6, type: 7, values: 8, gap: 10 } as const

/** High bits of a struct's first byte: which references follow. */
const flags = { origin: 0x80, rightOrigin: 0x40, parentKey: 0x20 } as const
const kindMask = 0x1f

/** Types that a board is made of. */
const typeRefs = { map: 1, text: 2 } as const

/** Reads over one struct that begins at `clock` of `client`; how many clocks it takes, or `refused`. */
export function readStruct(cursor: Cursor, client: number, clock: number): number {
  const first = cursor.bytes[cursor.at]
  if (first === undefined) return refuseStruct(cursor, 'truncated')
  cursor.at += 1
  // What was collected is a length alone, and so is a gap, which a client writes that itself still misses something.
  if (first === kinds.collected || first === kinds.gap) return readUint(cursor)
  return passReferences(cursor, first, { client, clock }) ? readContent(cursor, first & kindMask) : refused
}

interface Id {
  readonly client: number
  readonly clock: number
}

function passReferences(cursor: Cursor, first: number, own: Id): boolean {
  const hasOrigin = (first & flags.origin) !== 0
  const hasRightOrigin = (first & flags.rightOrigin) !== 0
  if (hasOrigin && !passId(cursor, own)) return false
  if (hasRightOrigin && !passId(cursor, own)) return false
  return hasOrigin || hasRightOrigin || passParent(cursor, first, own)
}

/** Without a neighbour a struct says where it belongs: to a root type by name, or to a type made by another struct. */
function passParent(cursor: Cursor, first: number, own: Id): boolean {
  const isRoot = readUint(cursor)
  if (isRoot !== 0 && isRoot !== 1) return refuse(cursor, 'struct-unknown')
  const passes = isRoot === 1 ? skipRoot(cursor) : passId(cursor, own)
  return passes && ((first & flags.parentKey) === 0 || skipKey(cursor))
}

/** A struct can follow from nothing that its own client wrote later; Yjs throws halfway through such a frame. */
function passId(cursor: Cursor, own: Id): boolean {
  const client = readUint(cursor)
  const clock = readUint(cursor)
  if (cursor.refusal) return false
  if (clock > maxClock) return refuse(cursor, 'clock-too-high')
  return client !== own.client || clock < own.clock || refuse(cursor, 'refers-forward')
}

function readContent(cursor: Cursor, kind: number): number {
  switch (kind) {
    case kinds.deleted:
      return readUint(cursor)
    case kinds.text:
      return readText(cursor)
    case kinds.values:
      return readValues(cursor)
    case kinds.type:
      return one(passType(cursor))
    case kinds.format:
      return one(skipKey(cursor) && skipJson(cursor))
    case kinds.binary:
      return one(skipSizedBytes(cursor))
    default:
      // Among them sub-documents, legacy JSON, and embeds: objects inside a text, which a board of plain texts has none of.
      return refuseStruct(cursor, 'content-not-allowed')
  }
}

function readValues(cursor: Cursor): number {
  const count = readUint(cursor)
  for (let index = 0; index < count; index += 1) {
    if (!skipValue(cursor, 0)) return refused
  }
  return count
}

function passType(cursor: Cursor): boolean {
  const type = readUint(cursor)
  return type === typeRefs.map || type === typeRefs.text || refuse(cursor, 'type-not-allowed')
}

function one(passes: boolean): number {
  return passes ? 1 : refused
}

function refuseStruct(cursor: Cursor, reason: 'truncated' | 'content-not-allowed'): typeof refused {
  refuse(cursor, reason)
  return refused
}
