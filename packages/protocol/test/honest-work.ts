import fc from 'fast-check'
import * as Y from 'yjs'
import { maxKeyBytes } from '../src/gate-limits.ts'

/** What made an honest frame: a step of somebody at work, or one of the ways in which documents travel whole or in part. */
export type HonestKind = Exclude<Step['does'], 'sync'> | 'diff' | 'heard' | 'merged' | 'whole' | 'collected'

/** An update as a real Yjs client sends it. */
export interface HonestFrame {
  readonly kind: HonestKind
  readonly update: Uint8Array
}

/** What two clients do, and under which client ids; everything they send follows from it. */
export interface HonestWork {
  readonly clientIds: readonly number[]
  readonly steps: readonly Step[]
}

/** One step of one of two clients. */
type Step = { readonly client: number; readonly key: string } & (
  | { readonly does: 'set'; readonly value: unknown }
  | { readonly does: 'setMap'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly does: 'setText'; readonly words: string }
  | { readonly does: 'type'; readonly at: number; readonly words: string }
  | { readonly does: 'erase'; readonly at: number; readonly length: number }
  | {
      readonly does: 'format'
      readonly at: number
      readonly length: number
      readonly value: Readonly<Record<string, unknown>>
    }
  | { readonly does: 'remove' }
  | { readonly does: 'undo' }
  | { readonly does: 'redo' }
  | { readonly does: 'sync' }
)

const client = fc.nat(1)
const key = fc.constantFrom('a', 'b', 'æøå', 'note>note', '')
const at = fc.nat(30)
const length = fc.nat(10)
// Units, not characters: halves of surrogate pairs and every plane are among them.
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  loneSurrogates(),
)

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      false,
      -0,
      2 ** 31,
      -(2 ** 31),
      2 ** 53,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
    ),
    fc.integer(),
    fc.double(),
    fc.float(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    words,
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(safeKey(), tie('value'), { noNullPrototype: true }),
  ),
}))

const formats = fc.dictionary(safeKey(), fc.jsonValue().filter(hasSafeKeys), { noNullPrototype: true, maxKeys: 3 })
const fields = fc.dictionary(safeKey(), value, { noNullPrototype: true, maxKeys: 4 })

/** What somebody drew: hundreds of numbers under one key, whole ones and halves. */
const stroke = fc.record(
  {
    points: fc.array(
      fc.integer({ min: -40_000, max: 40_000 }).map((half) => half / 2),
      { maxLength: 1000 },
    ),
    width: fc.integer({ min: 1, max: 300 }).map((eighths) => eighths / 8),
    pressures: fc.array(fc.nat(100), { maxLength: 500 }),
  },
  { noNullPrototype: true },
)

/** Mostly typing, as there is nothing to type in before somebody began a text. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('set' as const), client, key, value }),
  fc.record({ does: fc.constant('set' as const), client, key, value: fc.uint8Array() }),
  fc.record({ does: fc.constant('set' as const), client, key, value: stroke }),
  fc.record({ does: fc.constant('setMap' as const), client, key, value: fields }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('setText' as const), client, key, words }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('type' as const), client, key, at, words }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('erase' as const), client, key, at, length }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('format' as const), client, key, at, length, value: formats }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('remove' as const, 'undo' as const, 'redo' as const, 'sync' as const),
      client,
      key,
    }),
  },
)

/** Ids of 32 bits as Yjs 13 draws them, and of 53 as Yjs 14 will. */
const clientId = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.maxSafeNat())

/** Any work of two clients. */
export const honestWork: fc.Arbitrary<HonestWork> = fc.record({
  clientIds: fc.uniqueArray(clientId, { minLength: 2, maxLength: 2 }),
  steps: fc.array(anyStep, { size: 'max', maxLength: 40 }),
})

/** Every frame that two clients and their offline copies would send: one per step, diffs, merges and whole documents. */
export function framesOf({ clientIds, steps }: HonestWork): readonly HonestFrame[] {
  const frames: HonestFrame[] = []
  const clients = clientIds.map((id) => openClient(id, (frame) => frames.push(frame)))
  for (const step of steps) {
    const mine = clients[step.client]
    const other = clients[1 - step.client]
    if (!mine || !other) throw new Error('There are two clients')
    mine.does = step.does === 'sync' ? 'heard' : step.does
    if (step.does === 'sync') frames.push({ kind: 'diff', update: sync(other.doc, mine.doc) })
    else take(step, mine)
  }
  const updates = frames.map(({ update }) => update)
  if (updates.length > 0) frames.push({ kind: 'merged', update: Y.mergeUpdates(updates) })
  for (const { doc } of clients) frames.push({ kind: 'whole', update: Y.encodeStateAsUpdate(doc) })
  return [...frames, { kind: 'collected', update: Y.encodeStateAsUpdate(readerOf(updates)) }]
}

/** Somebody who only looks: without undo to keep it, what was deleted is collected there. */
function readerOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = newDoc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

interface Client {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  /** What it is doing now. */
  does: HonestKind
}

function openClient(id: number, emit: (frame: HonestFrame) => void): Client {
  const doc = newDoc()
  doc.clientID = id
  const undo = new Y.UndoManager([doc.getMap('items'), doc.getMap('texts')], { captureTimeout: 0 })
  const client: Client = { doc, undo, does: 'whole' }
  doc.on('update', (update: Uint8Array) => emit({ kind: client.does, update }))
  return client
}

/** A name of its own would cost each document more random bytes than everything else that is done with it. */
function newDoc(): Y.Doc {
  return new Y.Doc({ guid: 'honest' })
}

function sync(from: Y.Doc, to: Y.Doc): Uint8Array {
  const missing = Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))
  Y.applyUpdate(to, missing)
  return missing
}

function take(step: Step, { doc, undo }: Client): void {
  const items = doc.getMap<unknown>('items')
  const texts = doc.getMap<unknown>('texts')
  const text = texts.get(step.key)
  switch (step.does) {
    case 'set':
      return void items.set(step.key, step.value)
    case 'setMap':
      return void items.set(step.key, new Y.Map(Object.entries(step.value)))
    case 'setText':
      return void texts.set(step.key, new Y.Text(step.words))
    case 'remove':
      return items.delete(step.key)
    case 'undo':
      return void undo.undo()
    case 'redo':
      return void undo.redo()
    default:
      if (text instanceof Y.Text) edit(text, step)
  }
}

function edit(text: Y.Text, step: Step): void {
  if (!('at' in step)) return
  const start = Math.min(step.at, text.length)
  if (step.does === 'type') return text.insert(start, step.words)
  const rest = Math.min(step.length, text.length - start)
  if (step.does === 'erase') return text.delete(start, rest)
  return text.format(start, rest, step.value)
}

const unsafeKeys = ['__proto__', 'constructor', 'prototype']

/** Names that a plain object can have without reaching its prototype, which is all the gate asks of them. */
function safeKey(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter((name) => !unsafeKeys.includes(name) && JSON.stringify(name).length <= maxKeyBytes)
}

/** The same for all names inside. Read as text: an object that has been given such a key hides it. */
function hasSafeKeys(value: unknown): boolean {
  const json = JSON.stringify(value)
  return !unsafeKeys.some((name) => json.includes(`"${name}":`))
}

function loneSurrogates(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units))
}
