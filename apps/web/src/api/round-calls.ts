import type { RevealRequest, RevealResponse, RoundResponse, StartRoundRequest } from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { fields, isTime, type Reader } from './read-answers.ts'

/** The calls about private writing on one board. */
export interface RoundCalls {
  readonly start: (request: StartRoundRequest) => ApiResult<null>
  readonly round: (roundId: string) => ApiResult<Pick<RoundResponse, 'writers'>>
  readonly end: (roundId: string) => ApiResult<null>
  readonly reveal: (roundId: string, request: RevealRequest) => ApiResult<RevealResponse>
}

/** Makes the calls. */
export function roundCalls(api: Api, boardId: string): RoundCalls {
  const round = (roundId: string): string => `/rounds/${encodeURIComponent(roundId)}`
  return {
    start: (body) => api.call(boardId, { method: 'POST', path: '/rounds', body }, () => null),
    round: (id) => api.call(boardId, { method: 'GET', path: round(id) }, readWriters),
    end: (id) => api.call(boardId, { method: 'POST', path: `${round(id)}/end` }, () => null),
    reveal: (id, body) => api.call(boardId, { method: 'POST', path: `${round(id)}/reveal`, body }, readRevealed),
  }
}

const readWriters: Reader<Pick<RoundResponse, 'writers'>> = (body) => {
  const writers = fields(body)?.['writers']
  return isTime(writers) ? { writers } : undefined
}

const readRevealed: Reader<RevealResponse> = (body) => {
  const answer = fields(body)
  return isTime(answer?.['revealed']) && isTime(answer['left'])
    ? { revealed: answer['revealed'], left: answer['left'] }
    : undefined
}
