import { closeCodes, type ActorFacts, type BoardResponse } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access.ts'
import type { RelayContext } from '../context.ts'
import { kept, openRoom } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { actorsResponse, boardParams, boardResponse, problemResponses } from './schemas.ts'

interface BoardPath {
  Params: { id: string }
}

/** Adds reading and erasing a board. */
export function addBoardRoutes(app: FastifyInstance, context: RelayContext): void {
  const { store, rooms, tracks } = context

  app.get<BoardPath>('/api/boards/:id', {
    schema: {
      summary: 'Facts of a board',
      params: boardParams,
      response: { 200: boardResponse, ...problemResponses },
    },
    handler: async (request) => readBoard(context, await requireAccess(context, request, 'read-board')),
  })

  app.get<BoardPath>('/api/boards/:id/actors', {
    schema: { summary: 'Who takes part', params: boardParams, response: { 200: actorsResponse, ...problemResponses } },
    handler: async (request) => actorsFor(context, await requireAccess(context, request, 'read-actors')),
  })

  app.delete<BoardPath>(
    '/api/boards/:id',
    {
      schema: {
        summary: 'Erase a board for good',
        params: boardParams,
        response: { 204: { type: 'null' }, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'erase-board')
      const close = [closeCodes.boardGone, 'board gone'] as const
      kept(await rooms.withBoardClosed(board.id, close, () => store.eraseBoard(board.id)))
      await tracks.forget(board.id)
      request.log.info('A board was erased')
      return reply.code(204).send(null)
    },
  )
}

/** The actors of a board as somebody's link lets them see: with names, or without. */
export async function actorsFor(context: RelayContext, access: Access): Promise<readonly ActorFacts[]> {
  const actors = await context.store.actors(access.board.id)
  return actors.map(({ id, name, sector, joinedAt }) => ({
    id,
    name: access.hideNames ? null : name,
    sector,
    joinedAt,
  }))
}

async function readBoard(context: RelayContext, access: Access): Promise<BoardResponse> {
  const { board, role, actorId } = access
  const facts = kept(await openRoom(context.rooms, board.id).facts())
  const actors = await actorsFor(context, access)
  const own = actors.find(({ id }) => id === actorId)
  return {
    board: { id: board.id, title: facts.value.title, language: facts.value.language, createdAt: board.createdAt },
    actor: { id: actorId, name: own?.name ?? null, sector: own?.sector ?? null, role },
    role,
    counts: {
      items: facts.value.items,
      actors: actors.length,
      entries: facts.seq,
      connections: context.rooms.connectionsOf(board.id),
    },
  }
}
