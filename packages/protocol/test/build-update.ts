import * as encoding from 'lib0/encoding'

/** The parts of an update as a test wants them, honest or not. */
export interface UpdateParts {
  readonly blocks?: readonly Bytes[]
  readonly deletes?: readonly DeletesOfClient[]
}

/** Delete ranges of one client id, each a clock and a length. */
export type DeletesOfClient = readonly [client: number, ranges: readonly (readonly [clock: number, length: number])[]]

export type Bytes = readonly number[]

/** An update of these parts, byte by byte as Yjs lays it out. */
export function update({ blocks = [], deletes = [] }: UpdateParts): Uint8Array {
  const deleteBytes = deletes.flatMap(([client, ranges]) => [client, ranges.length, ...ranges.flat()].flatMap(uint))
  return Uint8Array.from([...uint(blocks.length), ...blocks.flat(), ...uint(deletes.length), ...deleteBytes])
}

/** An update of these structs of client id 7. */
export function updateOf(...structs: readonly Bytes[]): Uint8Array {
  return update({ blocks: [block(7, structs)] })
}

/** An update that sets one key of a root map to one value, given as bytes. */
export function updateSetting(...value: Bytes): Uint8Array {
  return updateOf(item([8, 1, ...value]))
}

/** An update with one text format whose value is this JSON. */
export function updateFormatting(json: string): Uint8Array {
  return updateOf(item([6, ...text('bold'), ...text(json)]))
}

/** The structs of one client id, from a clock on. */
export function block(client: number, structs: readonly Bytes[], clock = 0): Bytes {
  return [...uint(structs.length), ...uint(client), ...uint(clock), ...structs.flat()]
}

/** An item under a key of a root map; the first number of its content is the content's kind. */
export function item([kind = 0, ...content]: Bytes, key = 'a', root = 'items'): Bytes {
  return [0x20 | kind, 1, ...text(root), ...text(key), ...content]
}

/** What Yjs leaves of something collected. */
export function collected(length: number): Bytes {
  return [0, ...uint(length)]
}

/** An object value with one key. */
export function objectWith(key: string, ...value: Bytes): Bytes {
  return [118, 1, ...text(key), ...value]
}

/** Null in so many arrays. */
export function nested(depth: number): Bytes {
  return [...repeat(depth, [117, 1]).flat(), 126]
}

/** One struct each of so many client ids, the highest first. */
export function clients(count: number): readonly Bytes[] {
  return Array.from({ length: count }, (_, index) => block(count - index, [collected(1)]))
}

/** So many delete ranges of client id 7. */
export function deletions(count: number): readonly DeletesOfClient[] {
  return [[7, Array.from({ length: count }, (_, index) => [index * 2, 1] as const)]]
}

/** A text with its length in front. */
export function text(words: string): Bytes {
  const bytes = new TextEncoder().encode(words)
  return [...uint(bytes.length), ...bytes]
}

/** A number as lib0 writes it. */
export function uint(number: number): Bytes {
  return [...encoding.encode((encoder) => encoding.writeVarUint(encoder, number))]
}

/** So many of the same. */
export function repeat<Value>(count: number, value: Value): readonly Value[] {
  return Array.from({ length: count }, () => value)
}
