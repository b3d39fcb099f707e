import { systemClock } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createBoardPool, type WorkerThread } from './board-pool.ts'
import { createLog } from './log.ts'
import type { WorkerMessage, WorkerRequest } from './workers/messages.ts'

/** Threads that answer everything at once and remember what they were asked. */
function rememberingThreads() {
  const asked: string[][] = []
  const startThread = (): WorkerThread => {
    const own: string[] = []
    asked.push(own)
    let tell = (_message: WorkerMessage): void => undefined
    return {
      on(event: string, listener: (message: never) => void) {
        if (event === 'message') tell = listener as (message: WorkerMessage) => void
      },
      postMessage({ id, request }) {
        own.push('room' in request ? `${request.type} ${request.room}` : request.type)
        tell({ to: id, final: true, reply: { type: 'done' } })
      },
      terminate: () => Promise.resolve(),
    }
  }
  return { asked, startThread }
}

function openingOf(room: string, bytes: number): WorkerRequest {
  return { type: 'open', room, epoch: 1, snapshot: { seq: 1, bytes: new Uint8Array(bytes) }, entries: [] }
}

test('a large board is opened where no small one waits for it, and stays there', () => {
  const { asked, startThread } = rememberingThreads()
  const budgets = { requestMs: 1000, openMs: 1000 }
  const log = createLog('silent')
  const pool = createBoardPool({ workers: 1, budgets, clock: systemClock, log, limits, startThread })
  const listener = { onReply: () => undefined, onLost: () => undefined }
  const small = pool.line('small', listener)
  small.send(openingOf('small', 1000))
  const large = pool.line('large', listener)
  large.send(openingOf('large', 300_000))
  large.send({ type: 'snapshot', room: 'large', epoch: 1 })
  small.send({ type: 'snapshot', room: 'small', epoch: 1 })
  // The first thread is the one of small boards, the second that of large ones.
  expect(asked).toEqual([
    ['open small', 'snapshot small'],
    ['open large', 'snapshot large'],
  ])
})
