import type { FastifyRequest } from 'fastify'
import { mayDo, restsWhenFrozen, type Access, type AccessRefusal, type Action } from '../access.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { isOwnOrigin } from '../origin.ts'
import { frozenProblem } from './outcome.ts'

/** The name of the cookie that the web app's token for a board travels in. */
export function tokenCookie(boardId: string): string {
  return `samtavle-${boardId}`
}

/** A caller's token, and whether a browser sent it by itself. */
export interface GivenToken {
  readonly token: string | null
  readonly isCookie: boolean
}

const bearer = /^Bearer ([A-Za-z0-9_-]{1,200})$/i

/** The token of a call: the header's, or else the cookie's. */
export function tokenOf(request: FastifyRequest, boardId: string): GivenToken {
  const { authorization } = request.headers
  if (authorization !== undefined) return { token: bearer.exec(authorization)?.[1] ?? null, isCookie: false }
  const cookie = request.cookies[tokenCookie(boardId)]
  return { token: cookie ?? null, isCookie: cookie !== undefined }
}

/** Lets a call through that its token allows, and ends every other with the problem that says why. */
export async function requireAccess(
  context: RelayContext,
  request: FastifyRequest<{ Params: { id: string } }>,
  action: Action,
): Promise<Access> {
  const { token, isCookie } = tokenOf(request, request.params.id)
  if (isCookie && isChanging(request)) requireOwnPage(context, request)
  const access = await context.gatekeeper.check(request.params.id, token)
  if (!access.ok) throw refuse(context, request, access.error)
  if (!mayDo(access.value.role, action)) {
    throw new ProblemError('role-insufficient', `The role ${access.value.role} may not do this; ask for another link.`)
  }
  if (restsWhenFrozen(action) && context.keepingOf(access.value.board.id) === 'frozen') {
    throw frozenProblem()
  }
  return access.value
}

function isChanging(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD'
}

/** A browser adds the cookie whoever asks, so the page that asks has to be ours. */
function requireOwnPage(context: RelayContext, request: FastifyRequest): void {
  const { origin } = request.headers
  const isOwn =
    origin !== undefined && isOwnOrigin({ origin, host: request.host, publicOrigins: context.config.publicOrigins })
  if (!isOwn) throw new ProblemError('origin-refused', 'A change with the cookie must come from the relay’s own pages.')
}

function refuse(context: RelayContext, request: FastifyRequest, refusal: AccessRefusal): ProblemError {
  switch (refusal) {
    case 'board-unknown':
      return new ProblemError('board-unknown', 'There is no board with this id; it may have been erased.')
    case 'token-missing':
      return new ProblemError('token-missing', 'Send Authorization: Bearer <token>; joining the board gives one.')
    case 'token-expired':
    case 'token-refused':
      if (!context.buckets.failures.take(request.ip)) return tooManyFailures()
      return new ProblemError('token-refused', 'The token is unknown, expired or revoked; join the board again.')
  }
}

/** The answer to an address that keeps trying wrong secrets; right ones still work, so a workshop behind it goes on. */
export function tooManyFailures(): ProblemError {
  return new ProblemError('too-many-requests', 'Too many wrong secrets came from this address; wait a moment.')
}
