import type { CircleFacts, PlaceRequest } from '@samtavle/protocol'
import type { FastifyInstance } from 'fastify'
import type { BoardLine } from '../board-line.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { findRound, processRoomOf } from './find-round.ts'
import { kept, openRoomToWrite } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { circlesBody, placeBody, roundParams, startedRoundResponse } from './round-schemas.ts'
import { problemResponses } from './schemas.ts'

/** Adds what a round needs that goes from one to two to four to all: a facilitator widens its circles, and whoever comes late takes a place. */
export function addCircleRoutes(app: FastifyInstance, context: RelayContext, line: BoardLine): void {
  app.put<{ Params: { id: string; roundId: string }; Body: CircleFacts }>('/api/boards/:id/rounds/:roundId/circles', {
    schema: {
      summary: 'Widen the circles in which people read what each other wrote; each circle stays whole',
      params: roundParams,
      body: circlesBody,
      response: { 200: startedRoundResponse, ...problemResponses },
    },
    async handler(request) {
      const access = await requireAccess(context, request, 'run-process')
      const { size, groups } = request.body
      const people = groups.flat()
      if (new Set(people).size < people.length) throw new ProblemError('request-invalid', 'Somebody is in two circles.')
      return line.run(access.board.id, async () => {
        const { id, circles, endedAt } = await findRound(context, request)
        if (circles === null || circles.size >= size || endedAt !== null) throw cannotBecome()
        const room = openRoomToWrite(context, processRoomOf(access.board.id))
        const author = { actor: access.actorId, role: access.role }
        kept(await room.edit(author, { type: 'widen-round', roundId: id, circles: { size, groups } }))
        const round = await findRound(context, request)
        // The document decides: somebody may have taken a place meanwhile.
        if (round.circles?.size !== size) throw cannotBecome()
        return round
      })
    },
  })

  app.post<{ Params: { id: string; roundId: string }; Body: PlaceRequest }>('/api/boards/:id/rounds/:roundId/place', {
    schema: {
      summary: 'Take a place in a circle: the one that is wished for while there is room, else the smallest',
      params: roundParams,
      body: placeBody,
      response: { 200: startedRoundResponse, ...problemResponses },
    },
    async handler(request) {
      const access = await requireAccess(context, request, 'write-privately')
      return line.run(access.board.id, async () => {
        const { id } = await findRound(context, request)
        const room = openRoomToWrite(context, processRoomOf(access.board.id))
        const author = { actor: access.actorId, role: access.role }
        const wish = request.body.circle ?? null
        kept(await room.edit(author, { type: 'take-place', roundId: id, actorId: access.actorId, wish }))
        return findRound(context, request)
      })
    },
  })
}

function cannotBecome(): ProblemError {
  return new ProblemError('circles-refused', 'Circles only widen, each one whole, while their round is open.')
}
