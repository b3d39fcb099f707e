import type {
  BallotDots,
  BallotReasons,
  CastBallotRequest,
  CastBallotResponse,
  StartConsentRequest,
  StartVotingRequest,
  VotingResponse,
} from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { asTime, fields, isText, isTime, type Reader } from './read-answers.ts'

/** The calls about votings and consent rounds on one board. */
export interface VotingCalls {
  readonly start: (request: StartVotingRequest) => ApiResult<null>
  readonly askConsent: (request: StartConsentRequest) => ApiResult<null>
  readonly voting: (votingId: string) => ApiResult<VotingResponse>
  readonly cast: (votingId: string, request: CastBallotRequest) => ApiResult<CastBallotResponse>
  readonly close: (votingId: string) => ApiResult<null>
}

/** Makes the calls. */
export function votingCalls(api: Api, boardId: string): VotingCalls {
  const voting = (votingId: string): string => `/votings/${encodeURIComponent(votingId)}`
  return {
    start: (body) => api.call(boardId, { method: 'POST', path: '/votings', body }, () => null),
    askConsent: (body) => api.call(boardId, { method: 'POST', path: '/consent-rounds', body }, () => null),
    voting: (id) => api.call(boardId, { method: 'GET', path: voting(id) }, readVoting),
    cast: (id, body) => api.call(boardId, { method: 'PUT', path: `${voting(id)}/ballot`, body }, readCast),
    close: (id) => api.call(boardId, { method: 'POST', path: `${voting(id)}/close` }, () => null),
  }
}

const readVoting: Reader<VotingResponse> = (body) => {
  const voting = fields(body)
  if (!voting || !isText(voting['id']) || !isTime(voting['now'])) return undefined
  const own = fields(voting['own'])
  return {
    id: voting['id'],
    closedAt: isTime(voting['closedAt']) ? voting['closedAt'] : null,
    endsAt: isTime(voting['endsAt']) ? voting['endsAt'] : null,
    now: voting['now'],
    voters: asTime(voting['voters']),
    own:
      own === undefined || !isText(own['mark'])
        ? null
        : { dots: readDots(own['dots']), reasons: readReasons(own['reasons']), mark: own['mark'] },
  }
}

function readDots(body: unknown): BallotDots {
  return Object.fromEntries(
    Object.entries(fields(body) ?? {}).filter((entry): entry is [string, number] => isTime(entry[1]) && entry[1] > 0),
  )
}

function readReasons(body: unknown): BallotReasons {
  return Object.fromEntries(
    Object.entries(fields(body) ?? {}).filter((entry): entry is [string, string] => isText(entry[1])),
  )
}

const readCast: Reader<CastBallotResponse> = (body) => {
  const cast = fields(body)
  if (!cast || !isText(cast['mark'])) return undefined
  return { mark: cast['mark'], replacedAnother: cast['replacedAnother'] === true }
}
