import { randomId } from '@samtavle/base'
import { type RevealRequest, type RoundFacts, type RoundResponse, type StartRoundRequest } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access.ts'
import { createBoardLine } from '../board-line.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { addCircleRoutes } from './circle-routes.ts'
import { findRound, processRoomOf, type RoundCall } from './find-round.ts'
import { kept, openRoomToWrite } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { revealNotes } from './reveal-notes.ts'
import { createRoundNews } from './round-news.ts'
import {
  revealBody,
  revealResponse,
  roundParams,
  roundResponse,
  startedRoundResponse,
  startRoundBody,
} from './round-schemas.ts'
import { boardParams, problemResponses } from './schemas.ts'

/** Adds private writing: a facilitator begins a round, everybody writes in a document of their own, and the relay reveals. */
export function addRoundRoutes(app: FastifyInstance, context: RelayContext): void {
  const line = createBoardLine()
  const news = createRoundNews(context)
  addCircleRoutes(app, context, line)

  app.post<{ Params: { id: string }; Body: StartRoundRequest }>('/api/boards/:id/rounds', {
    schema: {
      summary: 'Begin a round of private writing',
      params: boardParams,
      body: startRoundBody,
      response: { 201: startedRoundResponse, ...problemResponses },
    },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'run-process')
      const started = await line.run(access.board.id, () => startRound(context, access, request.body))
      request.log.info('A round of private writing was begun')
      return reply.code(201).send(started)
    },
  })

  app.get<{ Params: { id: string; roundId: string } }>('/api/boards/:id/rounds/:roundId', {
    schema: {
      summary: 'A round, and how many are writing in it',
      params: roundParams,
      response: { 200: roundResponse, ...problemResponses },
    },
    async handler(request): Promise<RoundResponse> {
      const access = await requireAccess(context, request, 'read-board')
      const round = await findRound(context, request)
      const [writers, circle] = await Promise.all([
        news.countWriters(access.board.id, round),
        news.readCircle(access, round),
      ])
      return { ...round, writers, circle }
    },
  })

  app.post<{ Params: { id: string; roundId: string } }>('/api/boards/:id/rounds/:roundId/end', {
    schema: {
      summary: 'End the writing; what was written stays private until it is revealed',
      params: roundParams,
      response: { 204: { type: 'null' }, ...problemResponses },
    },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'run-process')
      await line.run(access.board.id, () => endRound(context, request, access))
      request.log.info('A round of private writing was ended')
      return reply.code(204).send(null)
    },
  })

  app.post<{ Params: { id: string; roundId: string }; Body: RevealRequest }>('/api/boards/:id/rounds/:roundId/reveal', {
    schema: {
      summary: 'Put what was written on the board: all of it, or so many notes',
      params: roundParams,
      body: revealBody,
      response: { 200: revealResponse, ...problemResponses },
    },
    async handler(request) {
      const { board, role } = await requireAccess(context, request, 'run-process')
      const round = await findRound(context, request)
      const outcome = await line.run(board.id, () =>
        revealNotes(context, { boardId: board.id, role, round, count: request.body.count ?? Number.POSITIVE_INFINITY }),
      )
      request.log.info({ revealed: outcome.revealed }, 'Private writing was revealed')
      return outcome
    },
  })
}

async function startRound(
  context: RelayContext,
  { board, actorId, role }: Access,
  { anonymous, widens = false, prompt = '', zone = 'understand' }: StartRoundRequest,
): Promise<RoundFacts> {
  if (anonymous && widens) {
    throw new ProblemError(
      'request-invalid',
      'A round in circles is by name: whoever sits together knows who wrote what.',
    )
  }
  const room = openRoomToWrite(context, processRoomOf(board.id))
  const id = randomId(context.randomBytes)
  const round = { id, anonymous, widens, prompt: prompt.trim(), zone }
  kept(await room.edit({ actor: actorId, role }, { type: 'start-round', round }))
  const started = kept(await room.rounds()).value.find((candidate) => candidate.id === id)
  // The document itself decides, also when two facilitators ask in the same moment.
  if (started === undefined) throw new ProblemError('round-open', 'A round of private writing is open: end it first.')
  return started
}

async function endRound(context: RelayContext, request: RoundCall, { board, actorId, role }: Access): Promise<void> {
  const round = await findRound(context, request)
  const room = openRoomToWrite(context, processRoomOf(board.id))
  kept(await room.edit({ actor: actorId, role }, { type: 'end-round', roundId: round.id }))
}
