import { formatRoomName } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import type { ExportFormat } from '../workers/messages.ts'
import { actorsFor } from './board-routes.ts'
import { kept, openRoom } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

/** What each format is: its media type, and what the API description says of it. */
const formats = {
  json: {
    type: 'application/json; charset=utf-8',
    summary: 'The whole board as JSON',
    response: {
      description: 'The whole board; see docs/export.md',
      content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
    },
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    summary: 'The board as a table, one row per note and card',
    response: { description: 'RFC 4180; see docs/export.md', content: { 'text/csv': { schema: { type: 'string' } } } },
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    summary: 'The board as a report to read: agreements and reservations first',
    response: {
      description: 'Markdown in the board’s language',
      content: { 'text/markdown': { schema: { type: 'string' } } },
    },
  },
} as const satisfies Readonly<Record<ExportFormat, object>>

const formatNames = Object.keys(formats) as readonly ExportFormat[]

/** Adds taking a board home in every format. */
export function addExportRoutes(app: FastifyInstance, context: RelayContext): void {
  for (const format of formatNames) {
    const { type, summary, response } = formats[format]
    app.get<{ Params: { id: string } }>(
      `/api/boards/:id/export.${format}`,
      { schema: { summary, params: boardParams, response: { 200: response, ...problemResponses } } },
      async (request, reply) => {
        const access = await requireAccess(context, request, 'export-board')
        const { id, title, language, createdAt } = access.board
        const actors = await actorsFor(context, access)
        const board = { id, title, language, createdAt }
        const process = openRoom(context.rooms, formatRoomName({ kind: 'process', boardId: id }))
        const opened = await process.inbox()
        // A board is exported also when how its session runs cannot be read.
        const inbox = opened.ok ? opened.value.value : null
        const about = { format, board, actors, inbox, hidesNames: access.hideNames }
        const exported = kept(await openRoom(context.rooms, id).export(about))
        return reply
          .type(type)
          .header('x-seq', exported.seq)
          .header('content-disposition', `attachment; filename="samtavle-${id}.${format}"`)
          .send(Buffer.from(exported.value))
      },
    )
  }
}
