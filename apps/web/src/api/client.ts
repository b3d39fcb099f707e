import { err, ok, type Result } from '@samtavle/base'
import type {
  ActorFacts,
  BoardResponse,
  CreateBoardRequest,
  CreateBoardResponse,
  CreateLinkRequest,
  CreateLinkResponse,
  ImportResponse,
  JoinRequest,
  JoinResponse,
  LinkFacts,
  PulseAnswers,
  PulseFacts,
  PulseResponse,
  RevealRequest,
  RevealResponse,
  RoundResponse,
  StartRoundRequest,
} from '@samtavle/protocol'
import {
  readActors,
  readBoard,
  readCreatedBoard,
  readCreatedLink,
  readImported,
  readJoined,
  readLinks,
  readPulse,
  readPulseFacts,
  readRevealed,
  readWriters,
  type Reader,
} from './read-answers.ts'

/** Why a call did not succeed, in the few ways that people are told apart. `detail` is the relay's own sentence, for tests and logs. */
export interface ApiFailure {
  readonly kind: 'offline' | 'busy' | 'refused' | 'unknown' | 'invalid' | 'broken'
  readonly status: number | null
  readonly code: string | null
  readonly detail: string
}
export type ApiResult<Value> = Promise<Result<Value, ApiFailure>>

/** One row of an import as the relay takes it. */
export interface ImportNote {
  readonly text: string
  readonly zone?: string
  readonly author?: string
  readonly sector?: string
  readonly votes?: { readonly agree: number; readonly disagree: number }
  readonly createdAt?: number
}

/** The relay's HTTP calls that people's actions need; the cookie says who asks. */
export interface Api {
  readonly createBoard: (request: CreateBoardRequest) => ApiResult<CreateBoardResponse>
  readonly join: (boardId: string, request: JoinRequest) => ApiResult<JoinResponse>
  readonly board: (boardId: string) => ApiResult<BoardResponse>
  readonly actors: (boardId: string) => ApiResult<readonly ActorFacts[]>
  readonly links: (boardId: string) => ApiResult<readonly LinkFacts[]>
  readonly createLink: (boardId: string, request: CreateLinkRequest) => ApiResult<CreateLinkResponse>
  readonly revokeLink: (boardId: string, linkId: string) => ApiResult<null>
  readonly importNotes: (boardId: string, zone: string, notes: readonly ImportNote[]) => ApiResult<ImportResponse>
  readonly startPulse: (boardId: string) => ApiResult<PulseFacts>
  readonly pulse: (boardId: string, pulseId: string) => ApiResult<PulseResponse>
  readonly answerPulse: (boardId: string, pulseId: string, answers: PulseAnswers) => ApiResult<null>
  /** The board's film up to now, for `openTracks`. */
  readonly tracks: (boardId: string) => ApiResult<Uint8Array>
  /** Makes the content of a moment current again. */
  readonly restore: (boardId: string, seq: number) => ApiResult<null>
  readonly closePulse: (boardId: string, pulseId: string) => ApiResult<null>
  readonly startRound: (boardId: string, request: StartRoundRequest) => ApiResult<null>
  readonly round: (boardId: string, roundId: string) => ApiResult<Pick<RoundResponse, 'writers'>>
  readonly endRound: (boardId: string, roundId: string) => ApiResult<null>
  readonly reveal: (boardId: string, roundId: string, request: RevealRequest) => ApiResult<RevealResponse>
}

/** Long enough for a slow phone, short enough that nobody wonders whether the page has died. */
const patienceMs = 12_000

/** Makes the calls over a fetch function. */
export function createApi(fetch: typeof globalThis.fetch): Api {
  const send = <Value>(method: string, path: string, read: Reader<Value>, body?: unknown): ApiResult<Value> =>
    sendJson(fetch, { method, path, body }, read)
  const board = (id: string): string => `/api/boards/${encodeURIComponent(id)}`
  const pulse = (id: string, pulseId: string): string => `${board(id)}/pulses/${encodeURIComponent(pulseId)}`
  const round = (id: string, roundId: string): string => `${board(id)}/rounds/${encodeURIComponent(roundId)}`
  return {
    createBoard: (request) => send('POST', '/api/boards', readCreatedBoard, request),
    join: (id, request) => send('POST', `${board(id)}/join`, readJoined, request),
    board: (id) => send('GET', board(id), readBoard),
    actors: (id) => send('GET', `${board(id)}/actors`, readActors),
    links: (id) => send('GET', `${board(id)}/links`, readLinks),
    createLink: (id, request) => send('POST', `${board(id)}/links`, readCreatedLink, request),
    revokeLink: (id, linkId) => send('DELETE', `${board(id)}/links/${encodeURIComponent(linkId)}`, () => null),
    importNotes: (id, zone, notes) =>
      send('POST', `${board(id)}/import?zone=${encodeURIComponent(zone)}`, readImported, { notes }),
    startPulse: (id) => send('POST', `${board(id)}/pulses`, readPulseFacts),
    pulse: (id, pulseId) => send('GET', pulse(id, pulseId), readPulse),
    answerPulse: (id, pulseId, answers) => send('PUT', `${pulse(id, pulseId)}/answer`, () => null, { answers }),
    tracks: (id) => fetchBytes(fetch, `${board(id)}/tracks`),
    restore: (id, seq) => send('POST', `${board(id)}/restore`, () => null, { seq }),
    closePulse: (id, pulseId) => send('POST', `${pulse(id, pulseId)}/close`, () => null),
    startRound: (id, request) => send('POST', `${board(id)}/rounds`, () => null, request),
    round: (id, roundId) => send('GET', round(id, roundId), readWriters),
    endRound: (id, roundId) => send('POST', `${round(id, roundId)}/end`, () => null),
    reveal: (id, roundId, request) => send('POST', `${round(id, roundId)}/reveal`, readRevealed, request),
  }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

async function sendJson<Value>(fetch: typeof globalThis.fetch, call: Call, read: Reader<Value>): ApiResult<Value> {
  try {
    const response = await fetch(call.path, requestOf(call))
    const body = response.status === 204 ? null : await parseBody(response)
    if (!response.ok) return err(failureOf(response.status, body))
    const value = read(body)
    return value === undefined ? err(broken(response.status, 'the answer has another shape')) : ok(value)
  } catch (error) {
    return err({ kind: 'offline', status: null, code: null, detail: String(error) })
  }
}

/** The film of a long session is built when it is first asked for, which takes the relay some seconds. */
const filmPatienceMs = 60_000

async function fetchBytes(fetch: typeof globalThis.fetch, path: string): ApiResult<Uint8Array> {
  try {
    const request = { ...requestOf({ method: 'GET', path }), signal: AbortSignal.timeout(filmPatienceMs) }
    const response = await fetch(path, request)
    if (!response.ok) return err(failureOf(response.status, await parseBody(response)))
    return ok(new Uint8Array(await response.arrayBuffer()))
  } catch (error) {
    return err({ kind: 'offline', status: null, code: null, detail: String(error) })
  }
}

function requestOf(call: Call): RequestInit {
  return {
    method: call.method,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patienceMs),
    ...(call.body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(call.body) }),
  }
}

async function parseBody(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a status and a problem body mean for a person. */
export function failureOf(status: number, body: unknown): ApiFailure {
  const problem = typeof body === 'object' && body !== null ? body : {}
  const type = 'type' in problem && typeof problem.type === 'string' ? problem.type : null
  const detail = 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : ''
  return { kind: kindOf(status), status, code: type?.split(/[/#:]/).at(-1) ?? null, detail }
}

function kindOf(status: number): ApiFailure['kind'] {
  if (status === 401 || status === 403) return 'refused'
  if (status === 404 || status === 410) return 'unknown'
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'broken'
}

function broken(status: number, detail: string): ApiFailure {
  return { kind: 'broken', status, code: null, detail }
}
