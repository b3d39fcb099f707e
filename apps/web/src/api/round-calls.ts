import type {
  CircleFacts,
  CircleNote,
  PlaceRequest,
  RevealRequest,
  RevealResponse,
  RoundResponse,
  StartRoundRequest,
} from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { fields, isTime, type Reader } from './read-answers.ts'

/** What is known of a round that goes on: how many write, and what those in my circle wrote. */
export type RoundNews = Pick<RoundResponse, 'writers' | 'circle'>

/** The calls about private writing on one board. */
export interface RoundCalls {
  /** The id of the round. */
  readonly start: (request: StartRoundRequest) => ApiResult<string>
  readonly round: (roundId: string) => ApiResult<RoundNews>
  /** Has people read what more others wrote. */
  readonly widen: (roundId: string, circles: CircleFacts) => ApiResult<null>
  readonly takePlace: (roundId: string, request: PlaceRequest) => ApiResult<null>
  readonly end: (roundId: string) => ApiResult<null>
  readonly reveal: (roundId: string, request: RevealRequest) => ApiResult<RevealResponse>
}

/** Makes the calls. */
export function roundCalls(api: Api, boardId: string): RoundCalls {
  const round = (roundId: string): string => `/rounds/${encodeURIComponent(roundId)}`
  return {
    start: (body) => api.call(boardId, { method: 'POST', path: '/rounds', body }, readId),
    round: (id) => api.call(boardId, { method: 'GET', path: round(id) }, readNews),
    widen: (id, body) => api.call(boardId, { method: 'PUT', path: `${round(id)}/circles`, body }, () => null),
    takePlace: (id, body) => api.call(boardId, { method: 'POST', path: `${round(id)}/place`, body }, () => null),
    end: (id) => api.call(boardId, { method: 'POST', path: `${round(id)}/end` }, () => null),
    reveal: (id, body) => api.call(boardId, { method: 'POST', path: `${round(id)}/reveal`, body }, readRevealed),
  }
}

const readId: Reader<string> = (body) => {
  const id = fields(body)?.['id']
  return typeof id === 'string' ? id : undefined
}

const readNews: Reader<RoundNews> = (body) => {
  const answer = fields(body)
  const writers = answer?.['writers']
  const listed: readonly unknown[] = Array.isArray(answer?.['circle']) ? answer['circle'] : []
  const circle = listed.map(readNote).filter((note) => note !== null)
  return isTime(writers) ? { writers, circle } : undefined
}

function readNote(value: unknown): CircleNote | null {
  const { id, by, text } = fields(value) ?? {}
  return typeof id === 'string' && typeof by === 'string' && typeof text === 'string' ? { id, by, text } : null
}

const readRevealed: Reader<RevealResponse> = (body) => {
  const answer = fields(body)
  return isTime(answer?.['revealed']) && isTime(answer['left'])
    ? { revealed: answer['revealed'], left: answer['left'] }
    : undefined
}
