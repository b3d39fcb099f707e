import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { RelayContext } from './context.ts'
import { useProblems } from './errors/error-handler.ts'
import { ProblemError } from './errors/problem-error.ts'
import type { Log } from './log.ts'
import { addApiRoutes } from './routes/api-routes.ts'
import { addHealthRoutes } from './routes/health-routes.ts'
import { addWebApp } from './routes/web-app.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** Bodies of ordinary calls are a few hundred bytes. */
const bodyLimitBytes = 64 * 1024

/** A large import over a slow line takes this long at worst; whoever needs longer only wants to keep a socket busy. */
const requestWithinMs = 120_000

/** Makes the HTTP side of a relay: API, health, metrics and pages. */
export async function createServer(context: RelayContext, log: Log, webFolder: string): Promise<FastifyInstance> {
  const { authenticateMs } = context.config.limits
  const loggerInstance: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: context.trusts,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    requestTimeout: requestWithinMs,
    http: { headersTimeout: authenticateMs, connectionsCheckingInterval: Math.min(1000, authenticateMs) },
    // Secrets are in no URL of ours; a path that long is somebody trying.
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
  })
  useProblems(app)
  useJsonOnly(app)
  app.addHook('onRequest', async (request) => {
    if (!context.buckets.calls.take(request.ip)) {
      throw new ProblemError('too-many-requests', 'Too many calls came from this address; wait a moment.')
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ req: request.raw, res: reply.raw, ms: Math.round(reply.elapsedTime) }, 'A call was answered')
  })
  await addSecurityHeaders(app)
  await app.register(cookie)
  await app.register(swagger, { openapi: apiDescription })
  addApiRoutes(app, context)
  addHealthRoutes(app, context)
  await addWebApp(app, webFolder)
  await app.ready()
  return app
}

const apiDescription = {
  openapi: '3.1.0',
  info: {
    title: 'Samtavle',
    version: '1',
    description: 'Boards for co-creation: make, join, import, read, replay, export, erase.',
  },
  components: {
    securitySchemes: {
      token: { type: 'http' as const, scheme: 'bearer', description: 'The token that joining a board gives' },
    },
  },
  security: [{ token: [] }],
}

/** JSON is the only body unless a route says otherwise; `__proto__` and `constructor` keys are refused. */
function useJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name a content type even where there is nothing to send.
    if (request.method === 'DELETE' && body.length === 0) return done(null, undefined)
    return parseJson(request, String(body), done)
  })
}
