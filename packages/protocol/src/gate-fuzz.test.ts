import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from './gate.ts'
import { uploadLimits } from './gate-limits.ts'

const seed = Number(process.env['SAMTAVLE_SEED'] ?? 1)
const frames = Number(process.env['SAMTAVLE_FRAMES'] ?? 20_000)
/** Ten times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + frames * 10
const limits = uploadLimits({ allowedRoots: ['items', 'texts'] })

test(
  `[GATE-2] whatever passes of ${frames} damaged updates, Yjs takes it and a newcomer can open the board (seed ${seed})`,
  () => {
    const random = randomFrom(seed)
    const updates = honestUpdates(random)
    const whole = mergedDoc(updates)
    const passed = { all: 0, waitingAlone: 0, waitingOnBoard: 0 }
    for (let index = 0; index < frames; index += 1) {
      const bytes = damaged(pick(updates, random), pick(updates, random), random)
      if (!checkUpdate(bytes, limits).ok) continue
      passed.all += 1
      if (takes(new Y.Doc(), bytes, index)) passed.waitingAlone += 1
      if (takes(copyOf(whole), bytes, index)) passed.waitingOnBoard += 1
    }
    // A gate that refused everything would keep the promise too.
    expect(passed.all, JSON.stringify(passed)).toBeGreaterThan(frames / 50)
    expect(passed.all - passed.waitingOnBoard).toBeGreaterThan(frames / 100)
  },
  timeoutMs,
)

test('the damage done here is real: without the gate Yjs throws on much of it', () => {
  const random = randomFrom(seed)
  const updates = honestUpdates(random)
  let thrown = 0
  for (let index = 0; index < 500; index += 1) {
    try {
      Y.applyUpdate(new Y.Doc(), damaged(pick(updates, random), pick(updates, random), random))
    } catch {
      thrown += 1
    }
  }
  expect(thrown).toBeGreaterThan(100)
})

/** Applies an update and opens the outcome as somebody new would; whether something in it waits for other updates. */
function takes(doc: Y.Doc, bytes: Uint8Array, index: number): boolean {
  try {
    Y.applyUpdate(doc, bytes)
    const newcomer = new Y.Doc()
    Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc))
    for (const root of ['items', 'texts']) newcomer.getMap(root).toJSON()
  } catch (error) {
    throw new Error(`Damaged update ${index} of seed ${seed} passed: ${Buffer.from(bytes).toString('hex')}`, {
      cause: error,
    })
  }
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

type Random = () => number

/** What two people at work send: letters, deletions, formats, values of every kind, nested maps. */
function honestUpdates(random: Random): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = [openDoc(11, updates), openDoc(2 ** 32 + 5, updates)] as const
  for (let index = 0; index < 60; index += 1) {
    const doc = pick(docs, random)
    change(doc, random)
    if (index % 7 === 6)
      docs.forEach((other) => Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other))))
  }
  // The whole documents several times, so that every third damaged update needs nothing before it.
  const wholes = docs.flatMap((doc) => Array.from({ length: updates.length / 4 }, () => Y.encodeStateAsUpdate(doc)))
  return [...updates, ...wholes]
}

function openDoc(clientId: number, updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return doc
}

function change(doc: Y.Doc, random: Random): void {
  const key = pick(['a', 'b', 'c'], random)
  const text = doc.getMap<Y.Text>('texts').get(key)
  if (!text) return void doc.getMap('texts').set(key, new Y.Text('co-creation 🎉'))
  const at = below(text.length, random)
  const changes = [
    () => text.insert(at, pick(['x', 'æøå', '🎉', 'a longer sentence'], random)),
    () => text.delete(at, Math.min(3, text.length - at)),
    () => text.format(at, Math.min(4, text.length - at), { bold: pick([true, null, { by: ['me', 1.5] }], random) }),
    () => doc.getMap('items').set(key, { kind: 'note', at: 1_700_000_000_000, by: null, of: [1, -2.5, 'æ', 3n, true] }),
    () => doc.getMap('items').set(key, new Y.Map([['x', below(1000, random)]])),
    () => doc.getMap('items').delete(key),
    () => doc.getMap('items').set(key, Uint8Array.from([1, 2, 3])),
  ]
  pick(changes, random)()
}

function mergedDoc(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

function copyOf(whole: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, whole)
  return doc
}

/** One to three wounds: a bit, a byte, a small number, bytes lost, bytes doubled, or the tail of another update. */
function damaged(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = update
  for (let wound = below(3, random); wound >= 0; wound -= 1) bytes = pick(wounds, random)(bytes, other, random)
  return bytes
}

const wounds: readonly ((bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array)[] = [
  (bytes, _, random) => withByte(bytes, random, (byte) => byte ^ (1 << below(8, random))),
  (bytes, _, random) => withByte(bytes, random, () => below(256, random)),
  (bytes, _, random) => withByte(bytes, random, () => below(8, random)),
  (bytes, _, random) => withByte(bytes, random, (byte) => byte + 1),
  (bytes, _, random) => bytes.slice(0, below(bytes.length + 1, random)),
  (bytes, _, random) => cut(bytes, below(bytes.length, random), 1 + below(4, random)),
  (bytes, _, random) =>
    joined(bytes.subarray(0, below(bytes.length, random)), bytes.subarray(below(bytes.length, random))),
  (bytes, other, random) =>
    joined(bytes.subarray(0, below(bytes.length, random)), other.subarray(below(other.length, random))),
]

function withByte(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const at = below(bytes.length, random)
  return bytes.map((byte, index) => (index === at ? change(byte) : byte))
}

function cut(bytes: Uint8Array, at: number, count: number): Uint8Array {
  return joined(bytes.subarray(0, at), bytes.subarray(at + count))
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  return Uint8Array.from([...head, ...tail])
}

function pick<Value>(from: readonly Value[], random: Random): Value {
  const value = from[below(from.length, random)]
  if (value === undefined) throw new Error('There is nothing to pick from')
  return value
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

/** Marsaglia's xorshift: the same numbers for the same seed, everywhere. */
function randomFrom(start: number): Random {
  let state = (start * 2_654_435_769) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
