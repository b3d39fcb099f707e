import { limits } from '@samtavle/protocol'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { createManualClock } from './manual-clock.ts'
import { createWorkerSlot, type WorkerThread } from './worker-slot.ts'
import type { WorkerRequest } from './workers/messages.ts'

/** A thread that does nothing by itself: what it says is said by the test, in the order the test wants. */
function createPuppetThread() {
  const events = new EventEmitter()
  const asked: number[] = []
  const thread: WorkerThread = {
    on: (event: string, listener: Parameters<typeof events.on>[1]) => events.on(event, listener),
    postMessage: ({ id }) => asked.push(id),
    terminate: async () => undefined,
  }
  return { thread, asked, say: (event: 'message' | 'error', news: unknown) => events.emit(event, news) }
}

const stateVector: WorkerRequest = { type: 'state-vector', room: 'room', epoch: 1 }

function openSlot() {
  const threads: ReturnType<typeof createPuppetThread>[] = []
  const slot = createWorkerSlot({
    budgets: { requestMs: 1000, openMs: 5000 },
    clock: createManualClock(),
    log: createLog('silent'),
    limits,
    startThread: () => {
      const puppet = createPuppetThread()
      threads.push(puppet)
      return puppet.thread
    },
  })
  const lost: (number | null)[] = []
  const line = slot.line({ onReply: () => undefined, onLost: (offender) => lost.push(offender) })
  return { threads, line, lost }
}

test('what is asked of a worker that has not started yet is sent when it has, in order', () => {
  const { threads, line } = openSlot()
  const asked = [line.send(stateVector), line.send(stateVector)]
  expect(threads[0]?.asked).toEqual([])
  threads[0]?.say('message', { started: true })
  asked.push(line.send(stateVector))
  expect(threads[0]?.asked).toEqual(asked)
})

test('a worker whose first request ends it is replaced, and what is asked then goes to the next one', () => {
  const { threads, line, lost } = openSlot()
  const offender = line.send(stateVector)
  threads[0]?.say('message', { started: true })
  threads[0]?.say('error', new Error('died'))
  expect(lost).toEqual([offender])
  const next = line.send(stateVector)
  threads[1]?.say('message', { started: true })
  expect(threads.map(({ asked }) => asked)).toEqual([[offender], [next]])
})

test('a worker that cannot start stops the relay', () => {
  const { threads, line } = openSlot()
  line.send(stateVector)
  expect(() => threads[0]?.say('error', new Error('no such file'))).toThrow('A board worker could not start')
})
