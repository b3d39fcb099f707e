import {
  pulseQuestionNames,
  pulseSteps,
  type PulseAnswers,
  type PulseFacts,
  type PulseResponse,
} from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { asTime, fields, isText, isTime, type Fields, type Reader } from './read-answers.ts'

/** The calls about the pulse of one board. */
export interface PulseCalls {
  readonly start: () => ApiResult<PulseFacts>
  readonly pulse: (pulseId: string) => ApiResult<PulseResponse>
  readonly answer: (pulseId: string, answers: PulseAnswers) => ApiResult<null>
  readonly close: (pulseId: string) => ApiResult<null>
}

/** Makes the calls. */
export function pulseCalls(api: Api, boardId: string): PulseCalls {
  const pulse = (pulseId: string): string => `/pulses/${encodeURIComponent(pulseId)}`
  return {
    start: () => api.call(boardId, { method: 'POST', path: '/pulses' }, readPulseFacts),
    pulse: (id) => api.call(boardId, { method: 'GET', path: pulse(id) }, readPulse),
    answer: (id, answers) =>
      api.call(boardId, { method: 'PUT', path: `${pulse(id)}/answer`, body: { answers } }, () => null),
    close: (id) => api.call(boardId, { method: 'POST', path: `${pulse(id)}/close` }, () => null),
  }
}

const readPulseFacts: Reader<PulseFacts> = (body) => {
  const pulse = fields(body)
  if (!pulse || !isText(pulse['id']) || !isTime(pulse['at'])) return undefined
  const by = isText(pulse['by']) ? pulse['by'] : null
  return { id: pulse['id'], by, at: pulse['at'], closedAt: isTime(pulse['closedAt']) ? pulse['closedAt'] : null }
}

const readPulse: Reader<PulseResponse> = (body) => {
  const facts = readPulseFacts(body)
  const pulse = fields(body)
  if (!facts || !pulse) return undefined
  const own = fields(pulse['own'])
  return {
    ...facts,
    answered: asTime(pulse['answered']),
    hasAnswered: pulse['hasAnswered'] === true,
    own: own === undefined ? null : readPulseAnswers(own),
  }
}

function readPulseAnswers(own: Fields): PulseAnswers {
  return Object.fromEntries(
    pulseQuestionNames.flatMap((name) => {
      const answer = own[name]
      return isTime(answer) && answer >= 1 && answer <= pulseSteps ? [[name, answer]] : []
    }),
  )
}
