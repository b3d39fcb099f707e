import type { CreateBoardResponse, JoinResponse, Role } from '@samtavle/protocol'
import { assert } from '@samtavle/base'

/** A fresh board as its maker sees it: ids and link secrets. */
export interface MadeBoard {
  readonly id: string
  readonly title: string
  /** `<linkId>.<secret>` by role. */
  readonly links: Readonly<Record<Role, string>>
}

/** Calls the HTTP API with a JSON body, or none. */
export function call(
  origin: string,
  path: string,
  options: {
    readonly method?: string
    readonly token?: string
    readonly body?: unknown
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Promise<Response> {
  const { method = options.body === undefined ? 'GET' : 'POST', token, body, headers } = options
  return fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Reads a good answer's JSON, and fails with the problem otherwise. */
export async function jsonOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  assert(response.ok, `${response.url} answered ${response.status}: ${text}`)
  return JSON.parse(text) as Answer
}

/** Makes a board. */
export async function makeBoard(
  origin: string,
  wish: { readonly title?: string; readonly template?: string; readonly language?: string } = {},
): Promise<MadeBoard> {
  const made = await jsonOf<CreateBoardResponse>(
    await call(origin, '/api/boards', { body: { title: 'The old harbour', ...wish } }),
  )
  const secretOf = (link: string): string => new URL(link).hash.slice(1)
  const { facilitate, contribute, view } = made.links
  return {
    id: made.board.id,
    title: made.board.title,
    links: { facilitate: secretOf(facilitate), contribute: secretOf(contribute), view: secretOf(view) },
  }
}

/** Joins a board with one of its links. */
export async function join(
  origin: string,
  board: Pick<MadeBoard, 'id' | 'links'>,
  role: Role,
  who: { readonly name?: string; readonly sector?: string; readonly actorId?: string } = {},
): Promise<JoinResponse> {
  return jsonOf<JoinResponse>(
    await call(origin, `/api/boards/${board.id}/join`, { body: { link: board.links[role], ...who } }),
  )
}
