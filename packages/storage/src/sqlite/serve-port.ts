import { parentPort } from 'node:worker_threads'
import { assert } from '@samtavle/base'
import type { AnswersTo, QuestionName } from './messages.ts'
import { ask, asRequest, buffersToHandOver, errorToParcel, type Reply } from './post.ts'

/** Answers whoever started this thread, one question after another, until asked to close; the first reply says whether `open` could. */
export function servePort<Name extends QuestionName>(open: () => AnswersTo<Name>): void {
  assert(parentPort, 'this runs in a worker')
  const port = parentPort

  function reply(id: number, compute: () => unknown): void {
    const answer = answerOf(id, compute)
    port.postMessage(answer, 'value' in answer ? buffersToHandOver(answer.value) : [])
  }

  function serve(answers: AnswersTo<Name>): void {
    port.on('message', (message: unknown) => {
      const request = asRequest<Name>(message)
      reply(request.id, () => ask(answers, request))
      if (request.name === 'close') port.close()
    })
  }

  reply(0, () => serve(open()))
}

function answerOf(id: number, compute: () => unknown): Reply {
  try {
    return { id, value: compute() }
  } catch (error) {
    return { id, error: errorToParcel(error) }
  }
}
