import { systemClock, systemRandomBytes } from '@samtavle/base'
import { checkUpdate, limits, uploadLimits } from '@samtavle/protocol'
import { Worker } from 'node:worker_threads'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { rootsOfRoom } from '../room-roots.ts'
import type { WorkerReply, WorkerRequest } from './messages.ts'
import { packWrites } from './packed-batch.ts'
import { createWorkerRooms } from './worker-rooms.ts'

/** Bytes that `yjs` was given to merge, compare or convert, in this file and in all it loads. */
const handed = vi.hoisted(() => ({ calls: [] as { readonly name: string; readonly bytes: readonly Uint8Array[] }[] }))

vi.mock('yjs', async (importOriginal) => {
  const yjs = await importOriginal<Readonly<Record<string, unknown>>>()
  const watched = Object.entries(yjs).map(([name, value]) => {
    const isWatched = /^(?:mergeUpdates|diffUpdate|convertUpdateFormat)|V2$/.test(name)
    if (!isWatched || typeof value !== 'function' || /^[A-Z]/.test(name)) return [name, value]
    return [
      name,
      (...args: readonly unknown[]): unknown => {
        handed.calls.push({ name, bytes: args.flat().filter((part) => part instanceof Uint8Array) })
        return Reflect.apply(value, undefined, args)
      },
    ]
  })
  return Object.fromEntries(watched) as typeof Y
})

beforeEach(() => handed.calls.splice(0))

type EndlessCall = 'mergeUpdates' | 'mergeUpdatesV2' | 'applyUpdateV2'

/** Updates of a few bytes that keep Yjs busy for ever, with the call that they do it to; found by trying many. */
const endless: readonly (readonly [call: EndlessCall, updates: readonly string[]])[] = [
  [
    'mergeUpdates',
    [
      '010207012801056974656d730161017e00808080808080800800',
      '010307052401056974656d7301610361626300ffffffffffffff0f2401056974656d7301610361626300',
    ],
  ],
  [
    'mergeUpdates',
    [
      '010109ffffffffffffff0f00808080808080800800',
      '02010705000003070000ffffffffffffff0f00ffffffffffffff0f00808080808080800800',
    ],
  ],
  [
    'mergeUpdatesV2',
    [
      '00000107000001000100000002000108808080808080801001038080808008808080808080800800',
      '0000010700000128110c6974656d73616974656d7362050105010101000241000102007d017d0200',
    ],
  ],
  [
    'mergeUpdatesV2',
    [
      '0000010700000100010000000300010202f6ffffffffffff0f00',
      '0000010700000128110c6974656d73616974656d7362050105010101000241000102007d017d0200',
    ],
  ],
  ['applyUpdateV2', ['000001070000010001000000024100018080800800']],
  ['applyUpdateV2', ['00000107000001000100000002000102feffffff0f00']],
  ['applyUpdateV2', ['00000107000001000100000009808080808080811001e902808080810800']],
]

const board = 'board-0123456789'
const actor = 'actor-anna-00001'

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

function openRoom() {
  const replies: WorkerReply[] = []
  const rooms = createWorkerRooms({
    clock: systemClock,
    randomBytes: systemRandomBytes,
    limits,
    post: (message) => 'to' in message && replies.push(message.reply),
  })
  let lastId = 0
  function ask(request: WorkerRequest): readonly WorkerReply[] {
    replies.length = 0
    lastId += 1
    rooms.handle(lastId, request)
    return [...replies]
  }
  ask({ type: 'open', room: board, epoch: 1, snapshot: null, entries: [] })
  const write = (bytes: Uint8Array, mode: 'integrate' | 'compare' = 'integrate'): readonly WorkerReply[] =>
    ask({ type: 'write', room: board, epoch: 1, connection: 1, actor, bytes, mode })
  const writeBatch = (writes: readonly Uint8Array[]): readonly WorkerReply[] =>
    ask({ type: 'write-batch', room: board, epoch: 1, ...packWrites(writes.map((bytes) => ({ actor, bytes }))) })
  return { ask, write, writeBatch }
}

/** What of these bytes, or copies of them, Yjs was handed to merge, compare or convert. */
function handedOf(sent: readonly Uint8Array[]): readonly Uint8Array[] {
  const buffers = new Set(sent.map(({ buffer }) => buffer))
  const words = new Set(sent.map((bytes) => Buffer.from(bytes).toString('hex')))
  return handed.calls
    .flatMap(({ bytes }) => bytes)
    .filter((bytes) => buffers.has(bytes.buffer) || words.has(Buffer.from(bytes).toString('hex')))
}

describe('bytes from a client reach no call of Yjs that they could keep busy for ever', () => {
  test.each(endless)('%s would be at %s for ever', { timeout: 60_000 }, async (call, updates) => {
    const work = new Worker(
      `const { parentPort, workerData: { call, updates } } = require('node:worker_threads')
      import(${JSON.stringify(import.meta.resolve('yjs'))}).then((Y) => {
        parentPort.postMessage('begins')
        if (call === 'applyUpdateV2') Y.applyUpdateV2(new Y.Doc(), updates[0])
        else Y[call](updates)
        parentPort.postMessage('ends')
      })`,
      {
        eval: true,
        workerData: { call, updates: updates.map(bytesOf) },
        resourceLimits: { maxOldGenerationSizeMb: 512 },
      },
    )
    const said: unknown[] = []
    work.on('message', (word) => said.push(word)).on('error', () => said.push('throws'))
    await vi.waitFor(() => expect(said).toEqual(['begins']), 30_000)
    // Whoever is done with such bytes is so within a millisecond.
    await new Promise<void>((resolve) => void systemClock.after(500, resolve))
    await work.terminate()
    expect(said).toEqual(['begins'])
  })

  test.each(endless)('what keeps %s busy, %s, is refused by the gate', (_, updates) => {
    const gate = uploadLimits({ allowedRoots: rootsOfRoom('shared') })
    expect(updates.map((hex) => checkUpdate(bytesOf(hex), gate).ok)).toContain(false)
    // And were the gate to let it pass, the room would only take it as it takes any update.
    for (const bytes of updates.map(bytesOf)) {
      const room = openRoom()
      expect(room.write(bytes)[0]?.type).toMatch(/integrated|held|refused/)
      expect(room.writeBatch([bytes, bytes])[0]?.type).toMatch(/batch|not-open/)
    }
  })

  test('the room merges, in whatever way bytes come to it, only what its own document emitted', () => {
    const room = openRoom()
    const sent: Uint8Array[] = []
    const [anna, bo] = [new Y.Doc(), new Y.Doc()]
    const written: Uint8Array[] = []
    for (const doc of [anna, bo])
      doc.on('update', (update: Uint8Array, origin: unknown) => (origin === 'theirs' ? 0 : written.push(update)))
    anna.getText('words').insert(0, 'abcdef')
    anna.getText('words').format(0, 6, { bold: true })
    Y.applyUpdate(bo, Y.encodeStateAsUpdate(anna), 'theirs')
    // Both take the format away: the document removes what is left of it by itself, and has two updates to tell.
    for (const doc of [anna, bo]) doc.getText('words').format(0, 6, { bold: null })
    bo.getText('words').delete(1, 3)
    sent.push(...written)
    expect(room.writeBatch(written)[0]).toMatchObject({ type: 'batch' })
    for (const update of written) room.write(update)
    // Out of order, so that one waits, whole, and of a reader.
    const late = new Y.Doc()
    const steps: Uint8Array[] = []
    late.on('update', (update: Uint8Array) => steps.push(update))
    for (const letter of 'abc') late.getText('words').insert(late.getText('words').length, letter)
    for (const step of [...steps.slice(1), ...steps.slice(0, 1)]) {
      sent.push(step)
      room.write(step)
    }
    sent.push(Y.encodeStateAsUpdate(bo))
    room.write(Y.encodeStateAsUpdate(bo), 'compare')
    const stateVector = Y.encodeStateVector(bo)
    room.ask({ type: 'answer', room: board, epoch: 1, stateVector })
    room.ask({ type: 'digest', room: board, epoch: 1, digest: new Uint8Array(16) })
    const notes = Array.from({ length: 3 }, (_, index) => ({
      text: `${index}`,
      zone: 'plan',
      author: null,
      createdAt: null,
      sector: null,
      votes: null,
    }))
    room.ask({ type: 'edit', room: board, epoch: 1, actor, edit: { type: 'import-notes', notes } })
    room.ask({ type: 'snapshot', room: board, epoch: 1 })

    sent.push(stateVector)
    expect(handedOf(sent)).toEqual([])
    expect(handed.calls.filter(({ name }) => name !== 'mergeUpdates')).toEqual([])
    // What would have been noticed: the bytes themselves, and a copy.
    Y.mergeUpdates([sent[0] ?? stateVector, (sent[1] ?? stateVector).slice()])
    expect(handedOf(sent)).toHaveLength(2)
  })
})
