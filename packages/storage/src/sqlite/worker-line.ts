import { Worker, type Transferable } from 'node:worker_threads'
import { assert } from '@samtavle/base'
import type { QuestionName, Questions } from './messages.ts'
import type { DatabaseOptions } from './open-database.ts'
import { asReply, parcelToError, type Reply, type Request } from './post.ts'

/** The line to the worker: questions go out in order and are answered in order. */
export interface WorkerLine {
  ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
    handOver?: readonly Transferable[],
  ): Promise<Questions[Name]['output']>
  /** Resolves once everything that was asked so far is answered. */
  settled(): Promise<void>
  hasEnded(): boolean
  /** Resolves once the thread has ended. */
  ended(): Promise<void>
}

/** Starts a worker and waits until it has opened the store; rejects with the reason when it cannot. */
export async function openWorkerLine(url: URL, name: string, options: DatabaseOptions): Promise<WorkerLine> {
  const worker = new Worker(url, {
    workerData: options,
    name,
    // Flags of the process that name what it runs would make the worker run that too.
    execArgv: [],
  })
  const waiting = new Map<number, Waiter>()
  let lastId = 0
  let lastAnswer: Promise<unknown> = Promise.resolve()
  let hasEnded = false
  let failure: unknown = null
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      hasEnded = true
      failAll(failure ?? new Error('The storage thread has ended; nothing more can be read or written until a restart'))
      resolve()
    })
  })
  // Answers that it gave before may come after its error, by another channel, but always before its exit.
  worker.on('error', (reason: unknown) => {
    failure = reason
  })
  worker.on('message', (message: unknown) => settle(asReply(message)))

  function settle(reply: Reply): void {
    const waiter = waiting.get(reply.id)
    assert(waiter, 'the worker answers each request once')
    waiting.delete(reply.id)
    if ('value' in reply) waiter.resolve(reply.value)
    else waiter.reject(parcelToError(reply.error))
  }

  function failAll(reason: unknown): void {
    for (const waiter of waiting.values()) waiter.reject(reason)
    waiting.clear()
  }

  function answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  }

  async function ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
    handOver: readonly Transferable[] = [],
  ): Promise<Questions[Name]['output']> {
    if (hasEnded) throw new Error('The storage thread has ended; nothing more can be read or written until a restart')
    lastId += 1
    const answer = answerTo(lastId)
    lastAnswer = answer
    worker.postMessage({ id: lastId, name, input } satisfies Request<Name>, [...handOver])
    return answer as Promise<Questions[Name]['output']>
  }

  await opened(answerTo(0), ended)
  return {
    ask,
    async settled() {
      // Answers come in the order of questions. What went wrong with one is told to whoever asked it.
      if (waiting.size > 0) await Promise.allSettled([lastAnswer])
    },
    hasEnded: () => hasEnded,
    ended: () => ended,
  }
}

interface Waiter {
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/** A worker that could not open the store ends by itself; waiting for that frees the file before anyone tries again. */
async function opened(firstReply: Promise<unknown>, ended: Promise<void>): Promise<void> {
  try {
    await firstReply
  } catch (error) {
    await ended
    throw error
  }
}
