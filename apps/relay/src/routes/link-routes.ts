import { closeCodes, roles, type CreateLinkRequest, type CreateLinkResponse, type LinkFacts } from '@samtavle/protocol'
import type { LinkRecord } from '@samtavle/storage'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { linkUrl, newLink } from './new-link.ts'
import { kept } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import {
  boardParams,
  createLinkBody,
  createLinkResponse,
  linkParams,
  linksResponse,
  problemResponses,
} from './schemas.ts'

/** Adds making, listing and revoking links. */
export function addLinkRoutes(app: FastifyInstance, context: RelayContext): void {
  const { store, rooms, clock } = context

  app.post<{ Params: { id: string }; Body: CreateLinkRequest }>(
    '/api/boards/:id/links',
    {
      schema: {
        summary: 'Make a link',
        params: boardParams,
        body: createLinkBody,
        response: { 201: createLinkResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'manage-links')
      const { role, label, expiresAt, hideNames } = request.body
      if (expiresAt !== undefined && expiresAt <= clock.now()) {
        throw new ProblemError('request-invalid', 'body.expiresAt must lie in the future.')
      }
      const link = newLink(context, {
        boardId: board.id,
        role,
        ...(label === undefined ? {} : { label }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(hideNames === undefined ? {} : { hideNames }),
      })
      kept(await store.addLink(link.record))
      request.log.info({ role }, 'A link was made')
      const response: CreateLinkResponse = {
        id: link.record.id,
        role,
        url: linkUrl(context, request, link),
        ...(label === undefined ? {} : { label }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
      return reply.code(201).send(response)
    },
  )

  app.get<{ Params: { id: string } }>('/api/boards/:id/links', {
    schema: {
      summary: 'The links, without their secrets',
      params: boardParams,
      response: { 200: linksResponse, ...problemResponses },
    },
    async handler(request) {
      const { board } = await requireAccess(context, request, 'manage-links')
      const links = await store.links(board.id)
      return links.flatMap(linkFacts)
    },
  })

  app.delete<{ Params: { id: string; linkId: string } }>(
    '/api/boards/:id/links/:linkId',
    {
      schema: {
        summary: 'Revoke a link',
        params: linkParams,
        response: { 204: { type: 'null' }, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'manage-links')
      const { linkId } = request.params
      const isFound = kept(await store.revokeLink(board.id, linkId, clock.now()))
      if (!isFound) throw new ProblemError('link-unknown', 'The board has no link with this id.')
      rooms.closeLink(board.id, linkId, closeCodes.forbidden, 'link revoked')
      request.log.info('A link was revoked')
      return reply.code(204).send(null)
    },
  )
}

function linkFacts(link: LinkRecord): readonly LinkFacts[] {
  const { id, label, hideNames, createdAt, expiresAt, revokedAt } = link
  const role = roles.find((known) => known === link.role)
  return role === undefined ? [] : [{ id, role, label, hideNames, createdAt, expiresAt, revokedAt }]
}
