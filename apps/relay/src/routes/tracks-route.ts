import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

const tracksResponse = {
  description: 'The replay file, to be opened by the player of packages/history; X-Seq tells its last entry',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
} as const

const unchangedResponse = { description: 'The file is still the one that If-None-Match names', type: 'null' } as const

/** Adds the replay file of a board: its shared content only, whoever asks; names are in no such file. */
export function addTracksRoute(app: FastifyInstance, context: RelayContext): void {
  const { tracks } = context
  app.get<{ Params: { id: string } }>(
    '/api/boards/:id/tracks',
    {
      schema: {
        summary: 'The replay file of the board up to now',
        params: boardParams,
        response: { 200: tracksResponse, 304: unchangedResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'read-history')
      const known = request.headers['if-none-match']
      if (known !== undefined && isNamedIn(known, await tracks.tagOf(board.id))) {
        return reply.code(304).header('etag', known).send(null)
      }
      const { seq, tag, bytes } = await tracks.tracksOf(board.id)
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
