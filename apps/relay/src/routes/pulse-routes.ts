import { randomId } from '@samtavle/base'
import type { AnswerPulseRequest, PulseFacts, PulseResponse } from '@samtavle/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access.ts'
import { createBoardLine } from '../board-line.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { decodeAnswers, encodeAnswers, keyOfAnswer, readConfided } from '../pulse-answers.ts'
import { kept, openRoom } from './outcome.ts'
import { answerPulseBody, pulseParams, pulseResponse, startedPulseResponse } from './pulse-schemas.ts'
import { requireAccess, tokenOf } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'

type PulseCall = FastifyRequest<{ Params: { id: string; pulseId: string } }>

const closedSentence = 'This pulse is closed; its results are on the board.'

/** Adds the pulse: any participant starts one, everybody answers in confidence, and closing it publishes counts of crowds. */
export function addPulseRoutes(app: FastifyInstance, context: RelayContext): void {
  const line = createBoardLine()
  const none = { type: 'null' } as const

  app.post<{ Params: { id: string } }>('/api/boards/:id/pulses', {
    schema: {
      summary: 'Start a pulse',
      params: boardParams,
      response: { 201: startedPulseResponse, ...problemResponses },
    },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'take-pulse')
      const started = await line.run(access.board.id, () => startPulse(context, access))
      request.log.info('A pulse was started')
      return reply.code(201).send(started)
    },
  })

  app.get<{ Params: { id: string; pulseId: string } }>('/api/boards/:id/pulses/:pulseId', {
    schema: {
      summary: 'A pulse, how many have answered, and one’s own answers while it is open',
      params: pulseParams,
      response: { 200: pulseResponse, ...problemResponses },
    },
    handler: async (request) => readPulse(context, request, await requireAccess(context, request, 'read-board')),
  })

  app.put<{ Params: { id: string; pulseId: string }; Body: AnswerPulseRequest }>(
    '/api/boards/:id/pulses/:pulseId/answer',
    {
      schema: {
        summary: 'Answer a pulse in confidence, or change one’s answers while it is open',
        params: pulseParams,
        body: answerPulseBody,
        response: { 204: none, ...problemResponses },
      },
    },
    async (request, reply) => {
      const access = await requireAccess(context, request, 'take-pulse')
      await line.run(access.board.id, () => answerPulse(context, request, access))
      return reply.code(204).send(null)
    },
  )

  app.post<{ Params: { id: string; pulseId: string } }>('/api/boards/:id/pulses/:pulseId/close', {
    schema: {
      summary: 'Close a pulse: its answers are counted and forgotten',
      params: pulseParams,
      response: { 204: none, ...problemResponses },
    },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'take-pulse')
      await line.run(access.board.id, () => closePulse(context, request, access))
      request.log.info('A pulse was closed')
      return reply.code(204).send(null)
    },
  })
}

async function startPulse(context: RelayContext, { board, actorId, role }: Access): Promise<PulseFacts> {
  const room = openRoom(context.rooms, board.id)
  const pulseId = randomId(context.randomBytes)
  kept(await room.edit({ actor: actorId, role }, { type: 'start-pulse', pulseId }))
  const started = kept(await room.pulses()).value.find(({ id }) => id === pulseId)
  // The board itself decides, also when two people ask in the same moment.
  if (started === undefined) throw new ProblemError('pulse-open', 'A pulse is open on this board: answer or close it.')
  return started
}

async function readPulse(
  context: RelayContext,
  request: PulseCall,
  { board, actorId }: Access,
): Promise<PulseResponse> {
  const pulse = await findPulse(context, request)
  const round = { boardId: board.id, roundId: pulse.id }
  if (pulse.closedAt !== null) return { ...pulse, answered: 0, hasAnswered: false, own: null }
  const answers = await context.store.answers(round)
  const key = keyOf(request, pulse.id)
  const own = answers.find((answer) => Buffer.from(answer.key).equals(key))
  return {
    ...pulse,
    answered: answers.length,
    hasAnswered: await context.store.hasAnswered(round, actorId),
    own: own === undefined ? null : decodeAnswers(own.bytes),
  }
}

async function answerPulse(
  context: RelayContext,
  request: FastifyRequest<{ Params: { id: string; pulseId: string }; Body: AnswerPulseRequest }>,
  { board, actorId }: Access,
): Promise<void> {
  const pulse = await findPulse(context, request)
  if (pulse.closedAt !== null) throw new ProblemError('pulse-closed', closedSentence)
  const actor = await context.store.actor(board.id, actorId)
  const answer = {
    boardId: board.id,
    roundId: pulse.id,
    key: keyOf(request, pulse.id),
    sector: actor?.sector ?? null,
    bytes: encodeAnswers(request.body.answers),
  }
  if (kept(await context.store.putAnswer(answer, actorId))) return
  throw new ProblemError(
    'pulse-answered-elsewhere',
    'You answered before, on another device or before you joined again; only there can it be changed.',
  )
}

/** Closing what is closed forgets once more, so that a failure in between can be made good by asking again. */
async function closePulse(context: RelayContext, request: PulseCall, { board, actorId, role }: Access): Promise<void> {
  const pulse = await findPulse(context, request)
  if (pulse.by !== actorId && role !== 'facilitate') {
    throw new ProblemError('role-insufficient', 'Whoever started a pulse may close it, or a facilitator.')
  }
  const round = { boardId: board.id, roundId: pulse.id }
  if (pulse.closedAt === null) {
    const answers = readConfided(await context.store.answers(round))
    const room = openRoom(context.rooms, board.id)
    // In nobody's name: closing says nothing of who answered, and a count is nobody's word.
    kept(await room.edit({ actor: null, role }, { type: 'close-pulse', pulseId: pulse.id, answers }))
  }
  kept(await context.store.forgetAnswers(round))
}

async function findPulse(context: RelayContext, request: PulseCall): Promise<PulseFacts> {
  const { id, pulseId } = request.params
  const pulses = kept(await openRoom(context.rooms, id).pulses()).value
  const pulse = pulses.find((candidate) => candidate.id === pulseId)
  if (pulse === undefined) throw new ProblemError('pulse-unknown', 'The board has no pulse with this id.')
  return pulse
}

function keyOf(request: PulseCall, pulseId: string): Uint8Array {
  return keyOfAnswer(tokenOf(request, request.params.id).token ?? '', pulseId)
}
