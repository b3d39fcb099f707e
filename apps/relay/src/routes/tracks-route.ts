import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { unnamedTag } from '../unnamed-tracks.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

const tracksResponse = {
  description: 'The replay file, to be opened by the player of packages/history; X-Seq tells its last entry',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
} as const

const unchangedResponse = { description: 'The file is still the one that If-None-Match names', type: 'null' } as const

const tracksQuery = {
  type: 'object',
  properties: { names: { enum: ['hidden'], description: 'Leaves out who imported notes are said to be by' } },
  additionalProperties: false,
} as const

/**
 * Adds the replay file of a board: its shared content only, whoever asks. Names of people who joined are in no such file; who
 * imported notes are said to be by is in none for a link that hides names, or for whoever asks for one without.
 */
export function addTracksRoute(app: FastifyInstance, context: RelayContext): void {
  const { tracks } = context
  app.get<{ Params: { id: string }; Querystring: { names?: 'hidden' } }>(
    '/api/boards/:id/tracks',
    {
      schema: {
        summary: 'The replay file of the board up to now',
        params: boardParams,
        querystring: tracksQuery,
        response: { 200: tracksResponse, 304: unchangedResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board, hideNames } = await requireAccess(context, request, 'read-history')
      const isUnnamed = hideNames || request.query.names === 'hidden'
      const known = request.headers['if-none-match']
      if (known !== undefined) {
        const now = await tracks.tagOf(board.id)
        if (isNamedIn(known, isUnnamed ? unnamedTag(now) : now)) return reply.code(304).header('etag', known).send(null)
      }
      const { seq, tag, bytes } = await (isUnnamed ? tracks.unnamedOf(board.id) : tracks.tracksOf(board.id))
      return reply
        .type('application/octet-stream')
        .header('etag', `"${tag}"`)
        .header('x-seq', seq)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },
  )
}

/** Whether an If-None-Match header names a tag; weak tags count, as the standard says. */
function isNamedIn(header: string, tag: string): boolean {
  return header.split(',').some((given) => given.trim().replace(/^W\//, '') === `"${tag}"`)
}
