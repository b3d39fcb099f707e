import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeFrame,
  encodeAck,
  encodeAwareness,
  encodeDigest,
  encodeKeeping,
  encodeQueryAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeVerdict,
  type AwarenessEntry,
} from './frames.ts'

const content = new Uint8Array([1, 2, 3])

test('[FRAME-1] every kind of frame reads back as it was written', () => {
  expect(decodeFrame(encodeSyncStep1(content))).toEqual({
    ok: true,
    value: { type: 'sync-step-1', stateVector: content },
  })
  expect(decodeFrame(encodeSyncStep2(content))).toEqual({ ok: true, value: { type: 'sync-step-2', update: content } })
  expect(decodeFrame(encodeUpdate(content))).toEqual({ ok: true, value: { type: 'update', update: content } })
  expect(decodeFrame(encodeQueryAwareness())).toEqual({ ok: true, value: { type: 'query-awareness' } })
  expect(decodeFrame(encodeAck(70_000))).toEqual({ ok: true, value: { type: 'ack', count: 70_000 } })
  for (const state of ['keeps', 'keeps-nothing', 'damaged', 'full'] as const) {
    expect(decodeFrame(encodeKeeping(state))).toEqual({ ok: true, value: { type: 'keeping', state } })
  }
  const digest = new Uint8Array(16).fill(7)
  expect(decodeFrame(encodeDigest(digest))).toEqual({ ok: true, value: { type: 'digest', digest } })
  for (const verdict of ['same', 'apart', 'forked'] as const) {
    expect(decodeFrame(encodeVerdict(verdict))).toEqual({ ok: true, value: { type: 'verdict', verdict } })
  }
})

test('[FRAME-1] presence of any clients reads back, with 53-bit client ids', () => {
  const entry: fc.Arbitrary<AwarenessEntry> = fc.record({
    clientId: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    clock: fc.nat(),
    state: fc.jsonValue().map((value) => JSON.stringify(value)),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20, size: 'max' }), (entries) => {
      expect(decodeFrame(encodeAwareness(entries))).toEqual({ ok: true, value: { type: 'awareness', entries } })
    }),
  )
})

test('[FRAME-2] bytes are those of y-protocols, and an ack is 100 and a number', () => {
  expect([...encodeSyncStep1(content)]).toEqual([0, 0, 3, 1, 2, 3])
  expect([...encodeSyncStep2(content)]).toEqual([0, 1, 3, 1, 2, 3])
  expect([...encodeUpdate(content)]).toEqual([0, 2, 3, 1, 2, 3])
  expect([...encodeQueryAwareness()]).toEqual([3])
  expect([...encodeAck(300)]).toEqual([100, 0xac, 2])
  expect([...encodeKeeping('damaged')]).toEqual([101, 2])
  expect([...encodeDigest(new Uint8Array(16).fill(7))]).toEqual([102, 16, ...new Uint8Array(16).fill(7)])
  expect([...encodeVerdict('forked')]).toEqual([103, 2])
})

test('[FRAME-3] presence of nobody is the keep-alive 01 01 00', () => {
  expect([...encodeAwareness([])]).toEqual([1, 1, 0])
})

test('[FRAME-4] what is no frame is refused by name', () => {
  const cases: readonly (readonly [readonly number[], string])[] = [
    [[], 'frame-broken'],
    [[101, 5], 'frame-unknown'],
    [[102, 2, 1, 1], 'frame-broken'],
    [[103, 3], 'frame-unknown'],
    [[0], 'frame-broken'],
    [[0, 2, 5, 1], 'frame-broken'],
    [[0, 3, 0], 'frame-unknown'],
    [[2, 0], 'frame-unknown'],
    [[99], 'frame-unknown'],
    [[0, 2, 1, 7, 9], 'frame-trailing-bytes'],
    [[1, 2, 0, 0], 'frame-trailing-bytes'],
    [[1, 3, 0xff, 0xff, 3], 'frame-too-many-entries'],
  ]
  for (const [bytes, error] of cases)
    expect(decodeFrame(new Uint8Array(bytes)), String(bytes)).toEqual({ ok: false, error })
})

test('[FRAME-4] no bytes make reading throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200, size: 'max' }), (bytes) => {
      expect(typeof decodeFrame(bytes).ok).toBe('boolean')
    }),
    { numRuns: 2000 },
  )
})
