import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard, type MadeBoard } from './board-api.ts'
import { ackProtocols, closeCodeOf, openRawSocket, plainProtocols, type RawSocket } from './raw-socket.ts'

/** Kills per run; more from outside, for a long night. */
const cycles = Number(process.env['SAMTAVLE_KILL_CYCLES'] ?? '4')

/** A busy machine needs some seconds for each start. */
const cycleMs = 30_000

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

/** A client that writes without pause and knows what it was promised. */
interface BusyWriter {
  readonly socket: RawSocket
  /** Keys of the writes that were acked. */
  acked(): readonly string[]
  sent(): number
  writeSome(count: number): void
}

async function openBusyWriter(room: string, token: string, name: string): Promise<BusyWriter> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: ackProtocols(token) })
  const doc = new Doc()
  const keys: string[] = []
  doc.on('update', (update: Uint8Array) => {
    if (socket.closeCode() === null) socket.sendUpdate(update)
  })
  return {
    socket,
    acked: () => keys.slice(0, socket.acked()),
    sent: () => keys.length,
    writeSome(count) {
      for (let index = 0; index < count; index += 1) {
        const key = `${name}/${keys.length}`
        keys.push(key)
        doc.getMap('facts').set(key, keys.length)
      }
    },
  }
}

/** What the relay itself gives back, before any client has come with what it remembers. */
async function factsOnDisk(board: MadeBoard, token: string): Promise<ReadonlySet<string>> {
  const response = await call(relay.origin, `/api/boards/${board.id}/snapshot`, { token })
  expect(response.status).toBe(200)
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  return new Set(doc.getMap('facts').keys())
}

test(
  'kill -9 in the middle of writing loses nothing that was acked or that anybody saw',
  { timeout: cycles * cycleMs },
  async () => {
    const board = await makeBoard(relay.origin)
    const token = (await join(relay.origin, board, 'contribute')).token
    const promised = new Set<string>()
    let acks = 0
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const writers = await Promise.all([0, 1, 2].map((index) => openBusyWriter(board.id, token, `c${cycle}w${index}`)))
      const witness = await openRawSocket({
        wsOrigin: relay.wsOrigin,
        room: board.id,
        protocols: plainProtocols(token),
      })
      for (const writer of writers) writer.writeSome(20)
      // Kill while acks are coming in and more is under way, at another point of the stream each time.
      await until(() => writers.some((writer) => writer.acked().length > cycle * 3), 'acks are coming in')
      for (const writer of writers) writer.writeSome(30)
      await until(() => writers.some((writer) => writer.acked().length > 20 + cycle * 4), 'more acks are coming in')
      await relay.kill()
      await Promise.all([...writers.map(({ socket }) => closeCodeOf(socket)), closeCodeOf(witness)])
      for (const writer of writers) for (const key of writer.acked()) promised.add(key)
      for (const key of witness.doc.getMap('facts').keys()) promised.add(key)
      acks += writers.reduce((sum, writer) => sum + writer.acked().length, 0)
      await relay.restart()
      const kept = await factsOnDisk(board, token)
      expect(
        [...promised].filter((key) => !kept.has(key)),
        `after kill ${cycle + 1}`,
      ).toEqual([])
    }
    expect(acks).toBeGreaterThan(cycles * 20)
  },
)

test('SIGTERM finishes and acks what arrived, closes with 1012 and exits 0 within five seconds', async () => {
  const board = await makeBoard(relay.origin)
  const token = (await join(relay.origin, board, 'contribute')).token
  const writer = await openBusyWriter(board.id, token, 'goodbye')
  writer.writeSome(200)
  await until(() => writer.acked().length > 0, 'the relay is at work')
  const startedAt = performance.now()
  expect(await relay.stop()).toBe(0)
  // Five seconds are promised; a machine that is busy with other tests may add as much before we get a turn.
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(await closeCodeOf(writer.socket)).toBe(1012)
  const promised = writer.acked()
  await relay.restart()
  const kept = await factsOnDisk(board, token)
  expect(promised.filter((key) => !kept.has(key))).toEqual([])
  expect(relay.logs()).not.toContain('"level":50')
})

test('a board opens the same from its snapshot as from its journal alone', async () => {
  const board = await makeBoard(relay.origin)
  const token = (await join(relay.origin, board, 'contribute')).token
  // Past the number of entries that a snapshot is made after; each writer stays within what one connection may send at once.
  const writers = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => openBusyWriter(board.id, token, `long-${name}`)),
  )
  for (const writer of writers) writer.writeSome(100)
  await until(() => writers.every((writer) => writer.acked().length === 100), 'all writes are durable')
  const before = await factsOnDisk(board, token)
  expect(before.size).toBe(600)
  await relay.restart()
  expect(await factsOnDisk(board, token)).toEqual(before)
  const again = await openBusyWriter(board.id, token, 'again')
  again.writeSome(1)
  await until(() => again.acked().length === 1, 'writing goes on after the restart')
  await relay.kill()
  await relay.restart()
  expect((await factsOnDisk(board, token)).size).toBe(601)
})
