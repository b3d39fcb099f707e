import { systemClock, systemRandomBytes } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { foldStored, hasPending } from './fold-stored.ts'
import type { RebuildEntry, WorkerReply } from './messages.ts'
import { encodeSnapshot } from './snapshot-bytes.ts'
import { createWorkerRooms } from './worker-rooms.ts'

/** Four rows: two facts, a letter, and a letter behind it; every row builds on the one before. */
function writtenRows(): readonly RebuildEntry[] {
  const doc = new Doc()
  const rows: RebuildEntry[] = []
  doc.on('update', (bytes: Uint8Array) => rows.push({ seq: rows.length + 1, actor: 'anna', bytes }))
  doc.getMap('facts').set('a/1', 1)
  doc.getMap('facts').set('a/2', 2)
  doc.getText('words').insert(0, 'x')
  doc.getText('words').insert(1, 'y')
  return rows
}

/** The same without a row, as the store reads around a damaged one. */
function without(seq: number, rows: readonly RebuildEntry[]): readonly RebuildEntry[] {
  return rows.filter((row) => row.seq !== seq)
}

function contentOf(doc: Doc): unknown {
  return { facts: doc.getMap('facts').toJSON(), words: doc.getText('words').toJSON() }
}

function folded(request: {
  readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null
  readonly entries: readonly RebuildEntry[]
}): WorkerReply | undefined {
  const replies: WorkerReply[] = []
  const rooms = createWorkerRooms({
    clock: systemClock,
    randomBytes: systemRandomBytes,
    limits,
    post: (message) => 'to' in message && replies.push(message.reply),
  })
  rooms.handle(1, { type: 'fold', ...request })
  return replies[0]
}

test('what builds on a row that was left out is neither in the document nor kept aside in it', () => {
  const doc = foldStored(null, without(3, writtenRows()))
  expect(hasPending(doc)).toBe(false)
  expect(contentOf(doc)).toEqual({ facts: { 'a/1': 1, 'a/2': 2 }, words: '' })
  const first = foldStored(null, without(1, writtenRows()))
  expect(hasPending(first)).toBe(false)
  expect(contentOf(first)).toEqual({ facts: {}, words: '' })
})

test('something missing that no row was left out for is a fault of ours, and nothing is shown instead', () => {
  const [first, , third, fourth] = writtenRows()
  if (first === undefined || third === undefined || fourth === undefined) throw new Error('there are four rows')
  expect(() => foldStored(null, [first, { ...third, seq: 2 }, { ...fourth, seq: 3 }])).toThrow('gap')
})

test('a moment of a damaged history is folded with nothing pending, from the beginning and from a snapshot', () => {
  const rows = writtenRows()
  const base = foldStored(null, rows.slice(0, 2))
  const bytes = encodeSnapshot({ bindings: [], update: encodeStateAsUpdate(base) })
  for (const request of [
    { snapshot: null, entries: without(3, rows) },
    { snapshot: { seq: 2, bytes }, entries: without(3, rows.slice(2)) },
  ]) {
    const reply = folded(request)
    if (reply?.type !== 'bytes') throw new Error(`the moment is ${JSON.stringify(reply)}`)
    // As a newcomer, a download or a restore gets it.
    const reader = new Doc()
    applyUpdate(reader, reply.bytes)
    expect(hasPending(reader)).toBe(false)
    expect(contentOf(reader)).toEqual({ facts: { 'a/1': 1, 'a/2': 2 }, words: '' })
  }
})

test('a moment that cannot be folded is said to have failed, without words of the board', () => {
  const [first, , third] = writtenRows()
  if (first === undefined || third === undefined) throw new Error('there are four rows')
  const reply = folded({
    snapshot: null,
    entries: [third, { ...first, seq: 4 }].map((row, index) => ({ ...row, seq: index + 1 })),
  })
  expect(reply).toMatchObject({ type: 'failed' })
  expect(JSON.stringify(reply)).not.toContain('gap')
})
