import {
  roles,
  type ActorFacts,
  type BoardResponse,
  type CreateBoardResponse,
  type JoinResponse,
  type JoinedActor,
  type OpenCodeResponse,
  type Role,
} from '@samtavle/protocol'

/** Reads one answer of the relay; undefined when it has another shape than agreed. */
export type Reader<Value> = (body: unknown) => Value | undefined
/** What an object of an answer may hold. */
export type Fields = Readonly<Record<string, unknown>>

export const readCreatedBoard: Reader<CreateBoardResponse> = (body) => {
  const board = fields(fields(body)?.['board'])
  const links = fields(fields(body)?.['links'])
  if (!board || !links || !isText(board['id']) || !isText(board['title'])) return undefined
  const [facilitate, contribute, view] = roles.map((role) => links[role])
  if (!isText(facilitate) || !isText(contribute) || !isText(view)) return undefined
  return {
    board: { id: board['id'], title: board['title'], createdAt: asTime(board['createdAt']) },
    links: { facilitate, contribute, view },
  }
}

export const readJoined: Reader<JoinResponse> = (body) => {
  const answer = fields(body)
  const actor = readActor(answer?.['actor'])
  if (!answer || !actor || !isText(answer['token'])) return undefined
  return { actor, token: answer['token'], expiresAt: asTime(answer['expiresAt']) }
}

/** Reads the link that a code stands for. */
export const readOpened: Reader<OpenCodeResponse> = (body) => {
  const { boardId, link } = fields(body) ?? {}
  return typeof boardId === 'string' && typeof link === 'string' ? { boardId, link } : undefined
}

export const readBoard: Reader<BoardResponse> = (body) => {
  const answer = fields(body)
  const board = fields(answer?.['board'])
  const actor = readActor(answer?.['actor'])
  if (!answer || !board || !actor || !isText(board['id']) || !isText(board['title'])) return undefined
  const counts = fields(answer['counts']) ?? {}
  return {
    board: {
      id: board['id'],
      title: board['title'],
      language: isText(board['language']) ? board['language'] : 'en',
      createdAt: asTime(board['createdAt']),
    },
    actor,
    role: actor.role,
    counts: {
      items: asTime(counts['items']),
      actors: asTime(counts['actors']),
      entries: asTime(counts['entries']),
      connections: asTime(counts['connections']),
    },
  }
}

export const readActors: Reader<readonly ActorFacts[]> = (body) => {
  if (!Array.isArray(body)) return undefined
  return body.flatMap((row: unknown): readonly ActorFacts[] => {
    const actor = fields(row)
    if (!actor || !isText(actor['id'])) return []
    const name = isText(actor['name']) ? actor['name'] : null
    const sector = isText(actor['sector']) ? actor['sector'] : null
    return [{ id: actor['id'], name, sector, joinedAt: asTime(actor['joinedAt']) }]
  })
}

function readActor(value: unknown): JoinedActor | undefined {
  const actor = fields(value)
  if (!actor || !isText(actor['id']) || !isRole(actor['role'])) return undefined
  return {
    id: actor['id'],
    name: isText(actor['name']) ? actor['name'] : null,
    sector: isText(actor['sector']) ? actor['sector'] : null,
    role: actor['role'],
  }
}

/** The fields of an object; undefined for anything else. */
export function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined
}

/** Whether it is text, and not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Whether it is a number that can be counted with. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A number, or 0 for anything else. */
export function asTime(value: unknown): number {
  return isTime(value) ? value : 0
}

/** Whether something is a role. */
export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value)
}
