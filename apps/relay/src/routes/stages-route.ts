import { formatRoomName, type StageStartFacts } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { kept, openRoom } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

const stagesResponse = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      at: { type: 'number', description: 'When the step began, in milliseconds since 1970' },
      label: { type: 'string', description: 'What the step is called; empty for one without a name' },
    },
    required: ['at', 'label'],
  },
} as const

/** Adds the steps that a session went through, which are chapters of its film: whoever may see the film may see them. */
export function addStagesRoute(app: FastifyInstance, context: RelayContext): void {
  app.get<{ Params: { id: string } }>('/api/boards/:id/stages', {
    schema: {
      summary: 'The steps that the session went through, and when each began',
      params: boardParams,
      response: { 200: stagesResponse, ...problemResponses },
    },
    async handler(request): Promise<readonly StageStartFacts[]> {
      const { board } = await requireAccess(context, request, 'read-history')
      const room = openRoom(context.rooms, formatRoomName({ kind: 'process', boardId: board.id }))
      return kept(await room.stages()).value
    },
  })
}
