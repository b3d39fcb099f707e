import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { problemResponses } from './schemas.ts'

const stateResponse = {
  type: 'object',
  properties: { status: { type: 'string' } },
  required: ['status'],
} as const

const metricsResponse = {
  description: 'Prometheus text',
  content: { 'text/plain': { schema: { type: 'string' } } },
} as const

/** Adds what machines ask: alive, able to keep and serve, and how much of everything. */
export function addHealthRoutes(app: FastifyInstance, context: RelayContext): void {
  app.get('/healthz', { schema: { summary: 'Alive', response: { 200: stateResponse } } }, async () => ({
    status: 'ok',
  }))

  app.get(
    '/readyz',
    { schema: { summary: 'Able to keep and serve', response: { 200: stateResponse, ...problemResponses } } },
    async () => {
      if (context.isDraining()) throw new ProblemError('not-ready', 'The relay is stopping.')
      const checked = await context.store.check()
      if (!checked.ok) throw new ProblemError('not-ready', `The store cannot keep anything now: ${checked.error}.`)
      const { loopLagMs, diskFreeBytes } = context.config.limits
      if (context.loopLag.leastMs() > loopLagMs) throw new ProblemError('not-ready', 'The relay is overloaded.')
      const free = await context.diskFreeBytes()
      if (free !== null && free < diskFreeBytes) throw new ProblemError('not-ready', 'The disk is nearly full.')
      return { status: 'ready' }
    },
  )

  app.get('/metrics', { schema: { summary: 'Metrics', response: { 200: metricsResponse } } }, async (_request, reply) =>
    reply.type(context.metrics.contentType).send(await context.metrics.text()),
  )
}
