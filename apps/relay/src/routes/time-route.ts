import type { TimeResponse } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

const timeResponse = {
  type: 'object',
  properties: { now: { type: 'integer', description: 'Milliseconds since 1970, on the clock of the relay' } },
  required: ['now'],
} as const

/** Adds the time that a board's timer counts in: the clocks of forty devices differ by minutes, and the `Date` header by a second. */
export function addTimeRoute(app: FastifyInstance, context: RelayContext): void {
  app.get<{ Params: { id: string } }>('/api/boards/:id/time', {
    schema: {
      summary: 'The time on the relay’s clock, which the timer of a board counts in',
      params: boardParams,
      response: { 200: timeResponse, ...problemResponses },
    },
    async handler(request): Promise<TimeResponse> {
      await requireAccess(context, request, 'read-board')
      return { now: context.clock.now() }
    },
  })
}
