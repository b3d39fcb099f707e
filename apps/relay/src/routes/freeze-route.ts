import type { FreezeRequest } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { freezeBody, freezeResponse } from './code-schemas.ts'
import { kept } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

/** Adds freezing: after a session a board rests as it is, for everybody, until a facilitator thaws it. */
export function addFreezeRoute(app: FastifyInstance, context: RelayContext): void {
  app.put<{ Params: { id: string }; Body: FreezeRequest }>('/api/boards/:id/frozen', {
    schema: {
      summary: 'Freeze a board, or thaw it',
      description: 'A frozen board can be read, replayed and exported; nobody can write, facilitators neither.',
      params: boardParams,
      body: freezeBody,
      response: { 200: freezeResponse, ...problemResponses },
    },
    async handler(request): Promise<FreezeRequest> {
      const { board } = await requireAccess(context, request, 'freeze-board')
      const { frozen } = request.body
      kept(await context.store.freezeBoard(board.id, frozen ? context.clock.now() : null))
      request.log.info(frozen ? 'A board was frozen' : 'A board was thawed')
      return { frozen }
    },
  })
}
