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
  return { thread, asked, say: (event: 'message' | 'error' | 'exit', news?: unknown) => events.emit(event, news) }
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
  const replies: number[] = []
  const line = slot.line({ onReply: (request) => replies.push(request), onLost: (offender) => lost.push(offender) })
  return { threads, line, lost, replies }
}

test('what a worker said before it died is heard, though its error is told first', () => {
  const { threads, line, lost, replies } = openSlot()
  const [answered, offender] = [line.send(stateVector), line.send(stateVector)]
  threads[0]?.say('error', new Error('died'))
  threads[0]?.say('message', { started: true })
  threads[0]?.say('message', { to: answered, final: true, reply: { type: 'done' } })
  threads[0]?.say('exit')
  expect(replies).toEqual([answered])
  expect(lost).toEqual([offender])
  const next = line.send(stateVector)
  expect(threads.map(({ asked }) => asked)).toEqual([[answered, offender], [next]])
})

test('a worker that cannot start stops the relay', () => {
  const { threads, line } = openSlot()
  line.send(stateVector)
  threads[0]?.say('error', new Error('no such file'))
  expect(() => threads[0]?.say('exit')).toThrow('A board worker could not start')
})
