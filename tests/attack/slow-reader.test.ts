import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard } from '../system/board-api.ts'
import { ackProtocols, openRawSocket, plainProtocols, readAll } from '../system/raw-socket.ts'

/** What may wait in the relay for one receiver: nothing more than `queuedHardBytes`, which is 4 MiB. */
const mostQueuedBytes = 4 * 1024 * 1024

/** Much is sent here, and a busy machine takes its time. */
const testMs = 120_000

let relay: RunningRelay

beforeAll(async () => {
  // So that one writer can say more than a slow reader may leave waiting.
  relay = await startRelay({ env: { LIMIT_BYTES_PER_SECOND: '100000000', LIMIT_BYTE_BURST: '100000000' } })
})

afterAll(() => relay.close())

/** The most that waits for one receiver now, as the relay itself measures it. */
async function mostQueued(): Promise<number> {
  const text = await (await call(relay.origin, '/metrics')).text()
  const found = /^samtavle_queued_bytes_most (\d+)$/m.exec(text)
  if (found === null) throw new Error('The relay does not say how much waits')
  return Number(found[1])
}

test(
  'somebody who stops reading is closed with 1013 before more than 4 MiB wait; everybody else has everything',
  { timeout: testMs },
  async () => {
    const board = await makeBoard(relay.origin)
    const { token } = await join(relay.origin, board, 'contribute')
    const writer = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: ackProtocols(token) })
    const reader = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: plainProtocols(token) })
    const slow = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: plainProtocols(token) })
    await readAll(slow)
    slow.socket.pause()
    const doc = new Doc()
    doc.on('update', (update: Uint8Array) => writer.sendUpdate(update))
    let most = 0
    let written = 0
    // The same key each time: what is sent is much, what the board holds is little. The system's own buffers take some of it.
    const closes = async (): Promise<boolean> => (await closedBusy()) > 0
    while (!(await closes())) {
      if (written > 1200) throw new Error('A receiver that does not read is never closed')
      for (let step = 0; step < 10; step += 1, written += 1)
        doc.getMap('facts').set('a/long', `${written} ${'x'.repeat(50_000)}`)
      await until(() => writer.acked() === written, 'the writer is not held up')
      most = Math.max(most, await mostQueued())
    }
    expect(most).toBeGreaterThan(mostQueuedBytes / 4)
    expect(most).toBeLessThanOrEqual(mostQueuedBytes)
    doc.getMap('facts').set('a/last', true)
    await until(() => reader.doc.getMap('facts').has('a/last'), 'the reader has everything')
    expect(reader.doc.getMap('facts').get('a/long')).toBe(doc.getMap('facts').get('a/long'))
    slow.socket.resume()
    if (slow.closeCode() === null) await once(slow.socket, 'close')
    // Cut off after five seconds, when the code may not have come through any more.
    expect([1013, 1006]).toContain(slow.closeCode())
    await Promise.all([writer.close(), reader.close()])
  },
)

/** Sockets that the relay has closed with 1013 so far. */
async function closedBusy(): Promise<number> {
  const text = await (await call(relay.origin, '/metrics')).text()
  return Number(/^samtavle_closes_total\{code="1013"\} (\d+)$/m.exec(text)?.[1] ?? 0)
}
