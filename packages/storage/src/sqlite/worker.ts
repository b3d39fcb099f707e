import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '@samtavle/base'
import { openEngine } from './engine.ts'
import type { Answers } from './messages.ts'
import { asDatabaseOptions } from './open-database.ts'
import { ask, asRequest, buffersToHandOver, errorToParcel, type Reply } from './post.ts'

// One thread owns the file: everything that waits for the disk waits here, and not where sockets are served.
assert(parentPort, 'this file runs as a worker')
const port = parentPort

function reply(id: number, compute: () => unknown): void {
  const answer = answerOf(id, compute)
  port.postMessage(answer, 'value' in answer ? buffersToHandOver(answer.value) : [])
}

function answerOf(id: number, compute: () => unknown): Reply {
  try {
    return { id, value: compute() }
  } catch (error) {
    return { id, error: errorToParcel(error) }
  }
}

function serve(engine: Answers): void {
  port.on('message', (message: unknown) => {
    const request = asRequest(message)
    reply(request.id, () => ask(engine, request))
    if (request.name === 'close') port.close()
  })
}

// The first reply says whether the store could be opened.
reply(0, () => serve(openEngine(asDatabaseOptions(workerData))))
