import type { FastifyInstance } from 'fastify'
import type { RelayContext } from '../context.ts'
import { addBoardRoutes } from './board-routes.ts'
import { addCodeRoutes } from './code-routes.ts'
import { addCreateRoutes } from './create-routes.ts'
import { addExportRoutes } from './export-routes.ts'
import { addFreezeRoute } from './freeze-route.ts'
import { addHistoryRoutes } from './history-routes.ts'
import { addImportRoute } from './import-route.ts'
import { addJoinRoute } from './join-route.ts'
import { addLinkRoutes } from './link-routes.ts'
import { addPulseRoutes } from './pulse-routes.ts'
import { addRestoreRoute } from './restore-route.ts'
import { addRoundRoutes } from './round-routes.ts'
import { addStagesRoute } from './stages-route.ts'
import { addTimeRoute } from './time-route.ts'
import { addTracksRoute } from './tracks-route.ts'
import { addVotingRoutes } from './voting-routes.ts'

/** Adds the HTTP API: DESIGN section 4 as far as this version goes. */
export function addApiRoutes(app: FastifyInstance, context: RelayContext): void {
  app.addHook('onSend', async (request, reply) => {
    // Board data belongs to the people who asked for it, not to caches on the way.
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
  })
  addCreateRoutes(app, context)
  addBoardRoutes(app, context)
  addJoinRoute(app, context)
  addLinkRoutes(app, context)
  addCodeRoutes(app, context)
  addFreezeRoute(app, context)
  addImportRoute(app, context)
  addHistoryRoutes(app, context)
  addTracksRoute(app, context)
  addStagesRoute(app, context)
  addExportRoutes(app, context)
  addPulseRoutes(app, context)
  addRoundRoutes(app, context)
  addTimeRoute(app, context)
  addVotingRoutes(app, context)
  addRestoreRoute(app, context)
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
