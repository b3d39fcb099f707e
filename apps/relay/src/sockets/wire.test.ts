import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createFrameWriter, createWireFormat, type FrameWriter } from './wire.ts'

const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close()
})

/** A real client of a real server, and the writer of the server's end. */
async function openPair(): Promise<{
  readonly writer: FrameWriter
  readonly server: WebSocket
  readonly next: () => Promise<Buffer>
  readonly pause: () => void
}> {
  const http: Server = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const opened = Promise.withResolvers<{ readonly writer: FrameWriter; readonly server: WebSocket }>()
  http.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (server) =>
      opened.resolve({ server, writer: createFrameWriter(server, request.socket, createWireFormat()) }),
    ),
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const frames: Buffer[] = []
  let wake = (): void => undefined
  client.on('message', (data) => {
    if (data instanceof Buffer) frames.push(data)
    wake()
  })
  closers.push(
    () => http.close(),
    () => client.terminate(),
  )
  const [pair] = await Promise.all([opened.promise, once(client, 'open')])
  const next = async (): Promise<Buffer> => {
    while (frames.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return frames.shift() ?? Buffer.alloc(0)
  }
  return { ...pair, next, pause: () => client.pause() }
}

const filled = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => at % 251))

test('frames of every length arrive whole and in order, between those that ws itself sends', async () => {
  const { writer, server, next } = await openPair()
  for (const length of [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]) {
    const frame = filled(length)
    writer.send(frame)
    server.send(filled(3))
    writer.send(frame, filled(2))
    expect(Buffer.compare(await next(), frame), `${length}`).toBe(0)
    expect(await next()).toEqual(filled(3))
    expect(Buffer.compare(await next(), frame), `${length}`).toBe(0)
    expect(await next()).toEqual(filled(2))
  }
})

test('nothing is written behind a close', async () => {
  const { writer, server, next } = await openPair()
  writer.send(filled(5))
  server.close(1013, 'busy')
  writer.send(filled(6), filled(7))
  writer.sendAll([filled(8), filled(9)])
  expect(await next()).toEqual(filled(5))
  expect((await once(server, 'close'))[0]).toBe(1013)
})

test('several frames in one write arrive as so many, whatever their length, and what follows behind them', async () => {
  const { writer, next } = await openPair()
  for (const lengths of [
    [0, 1],
    [125, 126, 3],
    [10, 65_536, 11],
  ]) {
    const frames = lengths.map(filled)
    writer.sendAll(frames)
    writer.sendAll(frames, filled(2))
    for (const frame of [...frames, ...frames, filled(2)]) expect(Buffer.compare(await next(), frame)).toBe(0)
  }
})

test('the same frame to many is put into its form once, another one anew', () => {
  const format = createWireFormat()
  const [one, other] = [filled(10), filled(11)]
  expect(format.wireOf(one)).toBe(format.wireOf(one))
  expect(Buffer.from(format.wireOf(other)).subarray(2)).toEqual(other)
  expect(Buffer.from(format.wireOf(one)).subarray(2)).toEqual(one)
  const both = [one, other]
  expect(format.wireOfAll(both)).toBe(format.wireOfAll(both))
  expect(Buffer.from(format.wireOfAll([other, one]))).toEqual(Buffer.concat([other, one].map(format.wireOf)))
  expect(format.wireOf(one)).toHaveLength(12)
})

test('a receiver that takes nothing is told of as stalled, although much waits for it', async () => {
  const { writer, pause } = await openPair()
  pause()
  // More than the two systems take off our hands: what is left waits here.
  writer.send(Buffer.alloc(20_000_000))
  await new Promise<void>((resolve) => writer.whenStalled(50, resolve))
  expect(writer.queuedBytes()).toBeGreaterThan(0)
})
