import type { RestoreRequest, RestoreResponse } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { momentAtSeq } from './moment.ts'
import { kept, openRoomToWrite } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses, restoreBody, restoreResponse } from './schemas.ts'

/** Adds bringing a moment of a board back, as new edits of whoever asks for it. */
export function addRestoreRoute(app: FastifyInstance, context: RelayContext): void {
  app.post<{ Params: { id: string }; Body: RestoreRequest }>('/api/boards/:id/restore', {
    schema: {
      summary: 'Make a moment of the history current again',
      params: boardParams,
      body: restoreBody,
      response: { 200: restoreResponse, ...problemResponses },
    },
    async handler(request): Promise<RestoreResponse> {
      const { board, actorId: actor, role } = await requireAccess(context, request, 'restore-board')
      const past = await momentAtSeq(context, board.id, request.body.seq)
      const room = openRoomToWrite(context, board.id)
      const seq = kept(await room.edit({ actor, role }, { type: 'restore-moment', past: past.value }))
      request.log.info({ from: past.seq, seq }, 'A moment was restored')
      return { restored: past.seq, seq }
    },
  })
}
