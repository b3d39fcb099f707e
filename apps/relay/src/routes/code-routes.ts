import {
  parseJoinCode,
  type CreateCodeRequest,
  type CreateCodeResponse,
  type OpenCodeRequest,
  type OpenCodeResponse,
} from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import { createBoardLine } from '../board-line.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { hashCode, newCode, sealCode, unsealCode } from '../join-codes.ts'
import { splitLink } from '../secrets.ts'
import { createCodeBody, createCodeResponse, openCodeBody, openCodeResponse } from './code-schemas.ts'
import { kept } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { requireLink, workingLink, type GoodLink } from './require-link.ts'
import { boardParams, linkParams, problemResponses } from './schemas.ts'

/** Adds short codes: said aloud or typed from a wall, each stands for one link for some hours. */
export function addCodeRoutes(app: FastifyInstance, context: RelayContext): void {
  const { store } = context
  const makingLine = createBoardLine()
  // One guess after another: what was found out about the last one counts before the next is looked at.
  const guessLine = createBoardLine()

  app.post<{ Params: { id: string }; Body: CreateCodeRequest }>('/api/boards/:id/codes', {
    schema: {
      summary: 'The short code of a link',
      description: 'The same code is given until it expires or is withdrawn; a facilitate link has none.',
      params: boardParams,
      body: createCodeBody,
      response: { 201: createCodeResponse, ...problemResponses },
    },
    async handler(request, reply) {
      await requireAccess(context, request, 'read-board')
      const given = request.body.link
      const link = await requireLink(context, request, given)
      if (link.role === 'facilitate') {
        throw new ProblemError('code-too-strong', 'A code is for many eyes; make one for a contribute or a view link.')
      }
      const answer = await makingLine.run(link.boardId, () => codeOf(context, link, given))
      return reply.code(201).send(answer)
    },
  })

  app.delete<{ Params: { id: string; linkId: string } }>('/api/boards/:id/codes/:linkId', {
    schema: {
      summary: 'Withdraw the code of a link',
      description: 'The link itself goes on working.',
      params: linkParams,
      response: { 204: { type: 'null' }, ...problemResponses },
    },
    async handler(request, reply) {
      const { board } = await requireAccess(context, request, 'manage-links')
      const isFound = kept(await store.removeCode(board.id, request.params.linkId))
      if (!isFound) throw new ProblemError('link-unknown', 'The board has no link with this id that has a code.')
      request.log.info('A code was withdrawn')
      return reply.code(204).send(null)
    },
  })

  app.post<{ Body: OpenCodeRequest }>('/api/codes', {
    schema: {
      summary: 'The link that a code stands for',
      body: openCodeBody,
      response: { 200: openCodeResponse, ...problemResponses },
    },
    handler: (request) => guessLine.run('all', () => openCode(context, request.body.code, request.ip)),
  })
}

/** The code that a link has, or a new one. */
async function codeOf(context: RelayContext, link: GoodLink, given: string): Promise<CreateCodeResponse> {
  const { store, clock, privateKey, randomBytes } = context
  const { boardId, id: linkId, role } = link
  const known = await store.codeOfLink(linkId)
  const content = known === null ? null : unsealCode(privateKey, boardId, known.sealed)
  if (known !== null && content !== null && known.expiresAt > clock.now()) {
    return { code: content.code, linkId, role, expiresAt: known.expiresAt }
  }
  const expiresAt = Math.min(clock.now() + context.config.limits.codeMs, link.expiresAt ?? Number.MAX_SAFE_INTEGER)
  let code = newCode(randomBytes)
  while (!kept(await store.putCode(recordOf(code)))) code = newCode(randomBytes)
  return { code, linkId, role, expiresAt }

  function recordOf(wanted: string) {
    const sealed = sealCode(privateKey, boardId, { code: wanted, link: given }, randomBytes)
    return { boardId, linkId, hash: hashCode(privateKey, wanted), sealed, expiresAt }
  }
}

/** What a code opens. Right ones cost nothing; after too many wrong ones even a right one waits, or the wait would tell which it is. */
async function openCode(context: RelayContext, typed: string, address: string): Promise<OpenCodeResponse> {
  const { buckets } = context
  if (!buckets.wrongCodes.hasOne(address) || !buckets.allWrongCodes.hasOne()) {
    throw new ProblemError('too-many-requests', 'Too many wrong codes were tried; wait a moment, or use the link.')
  }
  const found = await findByCode(context, typed)
  if (found !== null) return found
  buckets.wrongCodes.take(address)
  buckets.allWrongCodes.take()
  throw new ProblemError('code-refused', 'This code opens no board: it may be mistyped, expired or withdrawn.')
}

async function findByCode({ store, clock, privateKey }: RelayContext, typed: string): Promise<OpenCodeResponse | null> {
  // What cannot be a code is looked up all the same: the answer takes as long, and counts as much.
  const code = await store.code(hashCode(privateKey, parseJoinCode(typed) ?? ''))
  if (code === null || code.expiresAt <= clock.now()) return null
  const content = unsealCode(privateKey, code.boardId, code.sealed)
  if (content === null) return null
  const link = workingLink(await store.link(splitLink(content.link).linkId), clock.now())
  return link === null ? null : { boardId: code.boardId, link: content.link }
}
