import { type Bits, codeBit, type Coder, codeRaw, createBits, isOverrun } from '../coding/coder.ts'
import { codeNumber, codeSigned, createNumberModel, createSignedModel } from '../coding/number-model.ts'
import { codeString, createStringModel } from '../coding/string-model.ts'
import { deepestValue, isOpaque, opaqueValue } from './value-key.ts'

/** What a value is coded as. `time` is a number near the entry's own time. */
const tags = [
  'undefined',
  'null',
  'true',
  'false',
  'integer',
  'time',
  'float',
  'string',
  'array',
  'object',
  'bytes',
  'bigint',
  'opaque',
] as const
type Tag = (typeof tags)[number]

/** How a string inside a value is written. */
const stringForms = { actor: 0, known: 1, item: 2, fresh: 3 } as const

/** Slots told apart: a slot is a field of a shape of object, hashed. */
const slots = 128

/** Everything learned about values. */
export type ValueModel = ReturnType<typeof createValueModel>

/** A model of values with nothing learned; `items` are the board's items, which values may name. */
export function createValueModel(items: ItemNames) {
  return {
    items,
    tag: createBits(slots * 16),
    integer: createSignedModel(slots),
    time: createSignedModel(slots),
    size: createNumberModel(slots),
    form: createBits(slots * 4),
    known: createNumberModel(slots),
    item: createNumberModel(),
    shape: createNumberModel(slots),
    names: createDictionary(),
    shapes: [] as (readonly string[])[],
    shapeIndex: new Map<string, number>(),
    nameText: createStringModel(),
    rootText: createStringModel(),
  }
}

/** The items a value may name, by place in the list and by id. */
export interface ItemNames {
  readonly list: readonly { readonly id: string }[]
  readonly indexById: ReadonlyMap<string, number>
}

/** Strings numbered as they come. */
export interface Dictionary {
  readonly list: string[]
  readonly indexByName: Map<string, number>
}

/** An empty dictionary. */
function createDictionary(): Dictionary {
  return { list: [], indexByName: new Map() }
}

/** Adds a name at its end. */
function addName(dictionary: Dictionary, name: string): void {
  dictionary.indexByName.set(name, dictionary.list.length)
  dictionary.list.push(name)
}

/** Where a value stands: in which slot, how deep, and what its entry says of time and actor. */
export interface ValueContext {
  readonly slot: number
  readonly depth: number
  readonly at: number
  readonly actor: string | null
}

/** Thrown inside a decoder by a file that says what cannot be; caught where the file is opened. */
export class DamagedTracksError extends Error {}

/** Codes any value a document may hold. */
export function codeValue(coder: Coder, model: ValueModel, context: ValueContext, value: unknown): unknown {
  const { slot, at, depth } = context
  if (depth > deepestValue) throw new DamagedTracksError('a value nests too deep')
  switch (codeTag(coder, model.tag, slot, coder.isEncoding ? tagOf(value, at) : 'null')) {
    case 'null':
      return null
    case 'true':
      return true
    case 'false':
      return false
    case 'integer':
      return codeSigned(coder, model.integer, slot, Number(value))
    case 'time':
      return at + codeSigned(coder, model.time, slot, Number(value) - at)
    case 'float':
      return codeFloat(coder, Number(value))
    case 'string':
      return codeText(coder, model, context, String(value))
    case 'array':
      return codeArray(coder, model, context, Array.isArray(value) ? value : [])
    case 'object':
      return codeObject(coder, model, context, asRecord(value))
    case 'bytes':
      return codeBytes(coder, model, slot, value instanceof Uint8Array ? value : new Uint8Array())
    case 'bigint':
      return codeBigint(coder, model, value)
    case 'opaque':
      return opaqueValue
    default:
      return undefined
  }
}

/** Codes a string that may have been seen before. */
export function codeName(coder: Coder, model: ValueModel, context: ValueContext, value: string): string {
  const { slot, actor } = context
  const { names, items } = model
  switch (codeForm(coder, model.form, slot, coder.isEncoding ? formOf(model, actor, value) : 0)) {
    case stringForms.actor:
      return actor ?? ''
    case stringForms.known:
      return names.list[codeNumber(coder, model.known, slot, names.indexByName.get(value) ?? 0)] ?? ''
    case stringForms.item: {
      const newest = items.list.length - 1
      const age = codeNumber(coder, model.item, 0, newest - (items.indexById.get(value) ?? newest))
      return items.list[newest - age]?.id ?? ''
    }
    default: {
      const fresh = codeString(coder, model.nameText, value)
      addName(names, fresh)
      return fresh
    }
  }
}

function formOf({ names, items }: ValueModel, actor: string | null, value: string): number {
  if (value === actor) return stringForms.actor
  if (names.indexByName.has(value)) return stringForms.known
  return items.indexById.has(value) ? stringForms.item : stringForms.fresh
}

/** A root's own string value is seldom seen twice, but it resembles the one before (order keys do). */
function codeText(coder: Coder, model: ValueModel, context: ValueContext, value: string): string {
  return context.depth === 0 ? codeString(coder, model.rootText, value) : codeName(coder, model, context, value)
}

function codeArray(coder: Coder, model: ValueModel, context: ValueContext, value: readonly unknown[]): unknown[] {
  const length = codeNumber(coder, model.size, context.slot, value.length)
  const inside = { ...context, slot: slotIn(context.slot, 1), depth: context.depth + 1 }
  const coded: unknown[] = []
  for (let index = 0; index < length && !isOverrun(coder); index += 1) {
    coded.push(codeValue(coder, model, inside, value[index]))
  }
  return coded
}

type Fields = Readonly<Record<string, unknown>>

/** An object is a shape (its names in their order, numbered when seen before) and a value for each name. */
function codeObject(coder: Coder, model: ValueModel, context: ValueContext, value: Fields): Fields {
  const names = Object.keys(value)
  const known = coder.isEncoding ? model.shapeIndex.get(JSON.stringify(names)) : undefined
  // One more than there are means a shape that was not seen before.
  const index = codeNumber(coder, model.shape, context.slot, known ?? model.shapes.length)
  const shape = model.shapes[index] ?? codeShape(coder, model, names)
  const coded: Record<string, unknown> = {}
  for (const [field, name] of shape.entries()) {
    const inside = { ...context, slot: slotIn(context.slot, index * 16 + field + 2), depth: context.depth + 1 }
    coded[name] = codeValue(coder, model, inside, value[name])
  }
  return coded
}

function codeShape(coder: Coder, model: ValueModel, names: readonly string[]): readonly string[] {
  const length = codeNumber(coder, model.size, 0, names.length)
  const coded: string[] = []
  for (let index = 0; index < length && !isOverrun(coder); index += 1) {
    coded.push(codeString(coder, model.nameText, names[index] ?? ''))
  }
  if (coded.includes('__proto__')) throw new DamagedTracksError('a field has a name that no board uses')
  model.shapeIndex.set(JSON.stringify(coded), model.shapes.length)
  model.shapes.push(coded)
  return coded
}

function codeBytes(coder: Coder, model: ValueModel, slot: number, value: Uint8Array): Uint8Array {
  const length = codeNumber(coder, model.size, slot, value.length)
  const coded: number[] = []
  for (let index = 0; index < length && !isOverrun(coder); index += 1) coded.push(codeRaw(coder, 8, value[index] ?? 0))
  return Uint8Array.from(coded)
}

function codeBigint(coder: Coder, model: ValueModel, value: unknown): bigint {
  const digits = codeString(coder, model.nameText, typeof value === 'bigint' ? value.toString() : '')
  if (!/^-?\d+$/.test(digits)) throw new DamagedTracksError('a whole number has no digits')
  return BigInt(digits)
}

/** A number that is not whole, bit for bit. */
function codeFloat(coder: Coder, value: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  for (let at = 0; at < 8; at += 2) view.setUint16(at, codeRaw(coder, 16, view.getUint16(at)))
  return view.getFloat64(0)
}

/** Times are milliseconds since 1970; anything smaller is no time. */
const earliestTime = 1e11
/** How far from the entry's own time a number still counts as a time, in milliseconds: about 24 days. */
const nearMs = 2 ** 31

function tagOf(value: unknown, at: number): Tag {
  if (value === undefined || value === null || typeof value === 'boolean') return `${value}` as Tag
  if (typeof value === 'number') return numberTag(value, at)
  if (typeof value === 'string' || typeof value === 'bigint') return typeof value as Tag
  if (Array.isArray(value)) return 'array'
  if (value instanceof Uint8Array) return 'bytes'
  return typeof value === 'object' && !isOpaque(value) ? 'object' : 'opaque'
}

function numberTag(value: number, at: number): Tag {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'float'
  return value > earliestTime && Number.isSafeInteger(at) && Math.abs(value - at) < nearMs ? 'time' : 'integer'
}

function codeTag(coder: Coder, bits: Bits, slot: number, tag: Tag): Tag | undefined {
  return tags[codeTree(coder, bits, slot * 16, { depth: 4, value: tags.indexOf(tag) })]
}

function codeForm(coder: Coder, bits: Bits, slot: number, form: number): number {
  return codeTree(coder, bits, slot * 4, { depth: 2, value: form })
}

/** Codes one of 2^depth choices, bit by bit from the top. */
export function codeTree(coder: Coder, bits: Bits, base: number, choice: { depth: number; value: number }): number {
  const end = 2 ** choice.depth
  let node = 1
  for (let left = choice.depth - 1; left >= 0; left -= 1) {
    node = node * 2 + codeBit(coder, bits, base + node, (choice.value >>> left) & 1)
  }
  return node - end
}

function slotIn(slot: number, field: number): number {
  return ((Math.imul(slot + 1, 0x9e37) + Math.imul(field, 0x85eb)) >>> 3) & (slots - 1)
}

function asRecord(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
