import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from './gate.ts'
import { liveLimits, maxKeyBytes, uploadLimits } from './gate-limits.ts'

const numRuns = Number(process.env['SAMTAVLE_RUNS'] ?? 150)
/** Many times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + numRuns * 500
const roots = ['items', 'texts'] as const
const live = liveLimits({ allowedRoots: roots })
const upload = uploadLimits({ allowedRoots: roots })

test(
  '[GATE-1] everything real Yjs clients emit passes, and the gate counts in it what Yjs counts',
  () => {
    fc.assert(
      fc.property(fc.array(step, { size: 'max', maxLength: 40 }), (steps) => {
        for (const update of emittedBy(steps)) {
          const decoded = Y.decodeUpdate(update)
          expect(checkUpdate(update, upload)).toEqual({
            ok: true,
            value: {
              clients: new Set(decoded.structs.map((struct) => struct.id.client)).size,
              structs: decoded.structs.length,
              deleteRanges: [...decoded.ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0),
            },
          })
        }
      }),
      { numRuns },
    )
  },
  timeoutMs,
)

test('[GATE-1] one typed letter, one drag, one deletion and one undo pass as live frames', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const words = new Y.Text('cobblestones')
  doc.getMap('texts').set('a', words)
  const undo = new Y.UndoManager(words)
  doc.getMap('items').set('a', [120, -40])
  words.insert(4, '🎉')
  words.delete(2, 3)
  undo.undo()
  undo.redo()
  expect(updates).toHaveLength(6)
  for (const update of updates) expect(checkUpdate(update, live)).toMatchObject({ ok: true })
})

test('[GATE-1] what a client sends that itself still misses something passes, gaps included', () => {
  const [author, reader] = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  const words = new Y.Text()
  author.getMap('texts').set('a', words)
  for (const letter of 'abcdef') words.insert(words.length, letter)
  words.delete(0, 6)
  updates.filter((_, index) => index % 2 === 0).forEach((update) => Y.applyUpdate(reader, update))
  expect(reader.store.pendingStructs).not.toBeNull()
  expect(checkUpdate(Y.encodeStateAsUpdate(reader), upload)).toMatchObject({ ok: true })
})

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

const formats = fc.dictionary(safeKey(), fc.jsonValue(), { noNullPrototype: true, maxKeys: 3 })
const fields = fc.dictionary(safeKey(), value, { noNullPrototype: true, maxKeys: 4 })

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('set' as const), client, key, value }),
  fc.record({ does: fc.constant('set' as const), client, key, value: fc.uint8Array() }),
  fc.record({ does: fc.constant('setMap' as const), client, key, value: fields }),
  fc.record({ does: fc.constant('setText' as const), client, key, words }),
  fc.record({ does: fc.constant('type' as const), client, key, at, words }),
  fc.record({ does: fc.constant('erase' as const), client, key, at, length }),
  fc.record({ does: fc.constant('format' as const), client, key, at, length, value: formats }),
  fc.record({
    does: fc.constantFrom('remove' as const, 'undo' as const, 'redo' as const, 'sync' as const),
    client,
    key,
  }),
)

/** Every update that two clients and their offline copies would send: one per step, diffs, merges and whole documents. */
function emittedBy(steps: readonly Step[]): readonly Uint8Array[] {
  const emitted: Uint8Array[] = []
  const clients = [openClient(emitted), openClient(emitted)]
  for (const step of steps) {
    const mine = clients[step.client]
    const other = clients[1 - step.client]
    if (!mine || !other) throw new Error('There are two clients')
    if (step.does === 'sync') emitted.push(sync(other.doc, mine.doc))
    else take(step, mine)
  }
  const parts = [...emitted]
  if (parts.length > 0) emitted.push(Y.mergeUpdates(parts))
  for (const { doc } of clients) emitted.push(Y.encodeStateAsUpdate(doc))
  emitted.push(Y.encodeStateAsUpdate(readerOf(parts)))
  return emitted
}

/** Somebody who only looks: without undo to keep it, what was deleted is collected there. */
function readerOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

interface Client {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
}

function openClient(emitted: Uint8Array[]): Client {
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => emitted.push(update))
  const undo = new Y.UndoManager([doc.getMap('items'), doc.getMap('texts')], { captureTimeout: 0 })
  return { doc, undo }
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

/** Names that a plain object can have without reaching its prototype, which is all the gate asks of them. */
function safeKey(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter(
      (name) => !['__proto__', 'constructor', 'prototype'].includes(name) && JSON.stringify(name).length <= maxKeyBytes,
    )
}

function loneSurrogates(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units))
}
