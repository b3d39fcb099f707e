import { err, ok, type Result } from '@samtavle/base'
import type {
  ActorFacts,
  BoardResponse,
  CreateBoardRequest,
  CreateBoardResponse,
  CreateFromTemplateRequest,
  JoinRequest,
  JoinResponse,
  OpenCodeResponse,
} from '@samtavle/protocol'
import { readActors, readBoard, readCreatedBoard, readJoined, readOpened, type Reader } from './read-answers.ts'

/** Why a call did not succeed, in the few ways that people are told apart. `detail` is the relay's own sentence, for tests and logs. */
export interface ApiFailure {
  readonly kind: 'offline' | 'busy' | 'refused' | 'unknown' | 'invalid' | 'broken'
  readonly status: number | null
  readonly code: string | null
  readonly detail: string
}
export type ApiResult<Value> = Promise<Result<Value, ApiFailure>>

/** The relay's HTTP calls that people's actions need; the cookie says who asks. */
export interface Api {
  readonly createBoard: (request: CreateBoardRequest | CreateFromTemplateRequest) => ApiResult<CreateBoardResponse>
  readonly join: (boardId: string, request: JoinRequest) => ApiResult<JoinResponse>
  readonly board: (boardId: string) => ApiResult<BoardResponse>
  readonly actors: (boardId: string) => ApiResult<readonly ActorFacts[]>
  /** The board's film up to now, for `openTracks`; without who imported notes are said to be by where that is asked. */
  readonly tracks: (boardId: string, names?: 'hidden') => ApiResult<Uint8Array>
  /** Makes the content of a moment current again. */
  readonly restore: (boardId: string, seq: number) => ApiResult<null>
  /** The link that a short code stands for. */
  readonly openCode: (code: string) => ApiResult<OpenCodeResponse>
  /** Any other call about a board, `path` after its address, for parts of the interface that are fetched later with their readers. */
  readonly call: <Value>(boardId: string, call: Call, read: Reader<Value>) => ApiResult<Value>
}

/** Long enough for a slow phone, short enough that nobody wonders whether the page has died. */
const patienceMs = 12_000

/** Makes the calls over a fetch function. */
export function createApi(fetch: typeof globalThis.fetch): Api {
  const send = <Value>(method: string, path: string, read: Reader<Value>, body?: unknown): ApiResult<Value> =>
    sendJson(fetch, { method, path, body }, read)
  const board = (id: string): string => `/api/boards/${encodeURIComponent(id)}`
  return {
    createBoard: (request) =>
      send(
        'POST',
        typeof request.template === 'object' ? '/api/boards/from-template' : '/api/boards',
        readCreatedBoard,
        request,
      ),
    join: (id, request) => send('POST', `${board(id)}/join`, readJoined, request),
    board: (id) => send('GET', board(id), readBoard),
    actors: (id) => send('GET', `${board(id)}/actors`, readActors),
    tracks: (id, names) => fetchBytes(fetch, `${board(id)}/tracks${names === undefined ? '' : `?names=${names}`}`),
    call: (id, { method, path, body }, read) => send(method, `${board(id)}${path}`, read, body),
    openCode: (code) => send('POST', '/api/codes', readOpened, { code }),
    restore: (id, seq) => send('POST', `${board(id)}/restore`, () => null, { seq }),
  }
}

/** One call: its method, where to, and what with. */
export interface Call {
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
