import { systemClock } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createBoardPool, type WorkerThread } from './board-pool.ts'
import { createLog } from './log.ts'
import type { WorkerRequest } from './workers/messages.ts'

/** Threads that remember what they were asked, and answer nothing. */
function rememberingThreads() {
  const asked: string[][] = []
  const starts: (() => void)[] = []
  const startThread = (): WorkerThread => {
    const own: string[] = []
    asked.push(own)
    const events = new EventEmitter()
    starts.push(() => void events.emit('message', { started: true }))
    return {
      on: (event: string, listener: Parameters<typeof events.on>[1]) => events.on(event, listener),
      postMessage: ({ request }) => own.push('room' in request ? `${request.type} ${request.room}` : request.type),
      terminate: () => Promise.resolve(),
    }
  }
  return { asked, startThread, start: () => starts.forEach((each) => each()) }
}

function openingOf(room: string, bytes: number): WorkerRequest {
  return { type: 'open', room, epoch: 1, snapshot: { seq: 1, bytes: new Uint8Array(bytes) }, entries: [] }
}

test('a large board is opened where no small one waits for it, and stays there', () => {
  const { asked, startThread, start } = rememberingThreads()
  const budgets = { requestMs: 1000, openMs: 1000 }
  const log = createLog('silent')
  const pool = createBoardPool({ workers: 1, budgets, clock: systemClock, log, limits, startThread })
  start()
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
