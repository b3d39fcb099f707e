import { digestOf } from '@samtavle/board/digest'
import { encodeDigest, messageTypes } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard } from './board-api.ts'
import { ackProtocols, keepingProtocols, openRawSocket, plainProtocols, readAll, type RawSocket } from './raw-socket.ts'
import { openStockClient, untilSynced } from './stock-client.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

function digestProtocols(token: string): readonly string[] {
  return ['samtavle.v1+ack+keeping+digest', `token.${token}`]
}

function firstUpdate(key: string): Uint8Array {
  const doc = new Doc()
  doc.getMap('facts').set(key, 1)
  return encodeStateAsUpdate(doc)
}

/** The kinds of frames somebody has got so far. */
function kindsOf({ frames }: RawSocket): ReadonlySet<string> {
  return new Set(frames.map(({ type }) => type))
}

test('verdicts, acks and keeping go to those who asked for them, and a stock client hears nothing but sync and presence', async () => {
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  const stock = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(stock)
  const heard = new Set<number | undefined>()
  stock.provider.ws?.addEventListener('message', ({ data }: { readonly data: unknown }) => {
    if (data instanceof ArrayBuffer) heard.add(new Uint8Array(data)[0])
  })
  const protocols = [plainProtocols(token), ackProtocols(token), keepingProtocols(token), digestProtocols(token)]
  const sockets = await Promise.all(
    protocols.map((offered) => openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: offered })),
  )
  for (const [index, socket] of sockets.entries()) {
    await readAll(socket)
    socket.sendUpdate(firstUpdate(`a/${index}`))
    socket.show(900 + index, 1, { at: index })
    socket.send(encodeDigest(digestOf(socket.doc) ?? new Uint8Array(16)))
  }
  const [plain, acks, keeping, digests] = sockets
  if (!plain || !acks || !keeping || !digests) throw new Error('there are four')
  await until(() => kindsOf(digests).has('verdict'), 'whoever asked is answered')
  await until(() => [acks, keeping, digests].every((socket) => socket.acked() === 1), 'and has its ack')
  await until(() => stock.doc.getMap('facts').size === 4, 'the stock client has everything')
  stock.doc.getMap('facts').set('stock', 1)
  await until(() => sockets.every(({ doc }) => doc.getMap('facts').has('stock')), 'and is heard by everybody')
  // The presence of the last one came behind whatever its digest brought about.
  await until(() => heard.has(messageTypes.awareness), 'presence is shown')
  expect(heard).toEqual(new Set([messageTypes.sync, messageTypes.awareness]))
  expect(stock.closeCodes).toEqual([])
  const extras = ['ack', 'keeping', 'verdict', 'digest']
  const extrasOf = (socket: RawSocket): readonly string[] => extras.filter((kind) => kindsOf(socket).has(kind))
  expect(sockets.map(extrasOf)).toEqual([[], ['ack'], ['ack'], ['ack', 'verdict']])
  expect(sockets.map((socket) => socket.closeCode())).toEqual([null, null, null, null])
  stock.close()
  await Promise.all(sockets.map((socket) => socket.close()))
})
