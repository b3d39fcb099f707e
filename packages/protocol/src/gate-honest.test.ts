import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { err, ok, systemRandomBytes } from '@samtavle/base'
import { sendHonest } from '../test/send-honest.ts'
import { checkUpdate } from './gate.ts'
import { liveLimits, uploadLimits } from './gate-limits.ts'

const seed = Number(process.env['SAMTAVLE_SEED'] ?? systemRandomBytes(2).join(''))
const frames = Number(process.env['SAMTAVLE_FRAMES'] ?? 3000)
/** Many times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + frames * 10
const roots = ['items', 'texts'] as const
const live = liveLimits({ allowedRoots: roots })
const upload = uploadLimits({ allowedRoots: roots })

test(
  `[GATE-1] everything real Yjs clients emit passes, and the gate counts in it what Yjs counts (seed ${seed})`,
  () => {
    const { byKind } = sendHonest({ frames, seed })
    expect(Object.values(byKind).reduce((sum, count) => sum + count, 0)).toBe(frames)
  },
  timeoutMs,
)

test('a gate that refuses or miscounts one honest frame is found out', () => {
  const found = (check: typeof checkUpdate): unknown => {
    try {
      return sendHonest({ frames: 1000, seed: 1, check })
    } catch (error) {
      return error
    }
  }
  const refusesSome = found((bytes, limits) =>
    bytes.length % 89 === 88 ? err({ reason: 'bad-utf8', at: 7 }) : checkUpdate(bytes, limits),
  )
  expect(refusesSome).toHaveProperty(
    'cause.message',
    expect.stringMatching(/^Refused as bad-utf8 at 7: \w+ [0-9a-f]+$/),
  )
  const countsToNine = found((bytes, limits) => {
    const result = checkUpdate(bytes, limits)
    return result.ok ? ok({ ...result.value, structs: Math.min(result.value.structs, 9) }) : result
  })
  expect(countsToNine).toHaveProperty('cause.message', expect.stringMatching(/^structs counted as 9: /))
})

test('the same seed sends the same frames, and of every kind', () => {
  const sent = () => {
    const hash = createHash('sha256')
    const check: typeof checkUpdate = (bytes, limits) => {
      hash.update(bytes)
      return checkUpdate(bytes, limits)
    }
    return { ...sendHonest({ frames: 2000, seed: 7, check }), hash: hash.digest('hex') }
  }
  const first = sent()
  const kinds = 'collected diff erase format heard merged redo remove set setMap setText type undo whole'
  expect(Object.keys(first.byKind).toSorted().join(' ')).toBe(kinds)
  expect(sent()).toEqual(first)
})

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
