import { formatRoomName, type RoundFacts } from '@samtavle/protocol'
import type { FastifyRequest } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { kept, openRoom } from './outcome.ts'

/** A call about one round of private writing. */
export type RoundCall = FastifyRequest<{ Params: { id: string; roundId: string } }>

/** The round that a call is about; refuses one that the board does not have. */
export async function findRound(context: RelayContext, request: Pick<RoundCall, 'params'>): Promise<RoundFacts> {
  const { id, roundId } = request.params
  const rounds = kept(await openRoom(context.rooms, processRoomOf(id)).rounds()).value
  const round = rounds.find((candidate) => candidate.id === roundId)
  if (round === undefined) throw new ProblemError('round-unknown', 'The board has no round with this id.')
  return round
}

/** The room of the document that says how a session runs. */
export function processRoomOf(boardId: string): string {
  return formatRoomName({ kind: 'process', boardId })
}
