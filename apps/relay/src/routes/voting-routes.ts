import { randomId } from '@samtavle/base'
import type {
  BallotDots,
  BallotReasons,
  CastBallotRequest,
  CastBallotResponse,
  StartConsentRequest,
  StartVotingRequest,
  VotingFacts,
  VotingResponse,
} from '@samtavle/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access.ts'
import { openBallotBox, withSectors } from '../ballots.ts'
import { createBoardLine } from '../board-line.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import type { EditAuthor } from '../rooms/room-requests.ts'
import type { NewVoting } from '../workers/messages.ts'
import { kept, openRoom, openRoomToWrite } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, problemResponses } from './schemas.ts'
import {
  castBallotBody,
  castBallotResponse,
  startConsentBody,
  startedVotingResponse,
  startVotingBody,
  votingParams,
  votingResponse,
} from './voting-schemas.ts'

interface OfVoting {
  readonly Params: { readonly id: string; readonly votingId: string }
}

/** Adds votings: a facilitator begins one, ballots are confided to the relay, and closing it puts the counts on the board. */
export function addVotingRoutes(app: FastifyInstance, context: RelayContext): void {
  const line = createBoardLine()
  addStarting(app, context, line)
  addBallots(app, context, line)

  app.post<OfVoting>('/api/boards/:id/votings/:votingId/close', {
    schema: {
      summary: 'Close a voting or a consent round: dots are counted and ballots forgotten',
      params: votingParams,
      response: { 204: { type: 'null' }, ...problemResponses },
    },
    async handler(request, reply) {
      const { board, actorId, role } = await requireAccess(context, request, 'run-process')
      await line.run(board.id, async () => {
        const voting = await findVoting(context, request)
        await closeVoting(context, board.id, voting, { actor: actorId, role })
      })
      request.log.info('A voting was closed')
      return reply.code(204).send(null)
    },
  })
}

type Line = ReturnType<typeof createBoardLine>

function addStarting(app: FastifyInstance, context: RelayContext, line: Line): void {
  const response = { 201: startedVotingResponse, ...problemResponses }

  app.post<{ Params: { id: string }; Body: StartVotingRequest }>('/api/boards/:id/votings', {
    schema: { summary: 'Begin a voting with dots', params: boardParams, body: startVotingBody, response },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'run-process')
      const {
        question = '',
        onePerItem = false,
        hidesCursors = false,
        asksWhy = false,
        limitMs = null,
        endsItself = false,
      } = request.body
      const { items, dots } = request.body
      const about = { items, dots, question, onePerItem, hidesCursors, asksWhy, limitMs, endsItself }
      const asked = { ...about, kind: 'dots' } as const
      const started = await line.run(access.board.id, () => startVoting(context, access, asked))
      request.log.info({ dots, items: started.items.length }, 'A voting was begun')
      return reply.code(201).send(started)
    },
  })

  app.post<{ Params: { id: string }; Body: StartConsentRequest }>('/api/boards/:id/consent-rounds', {
    schema: { summary: 'Begin a consent round on an item', params: boardParams, body: startConsentBody, response },
    async handler(request, reply) {
      const access = await requireAccess(context, request, 'run-process')
      const { item, question = '' } = request.body
      const free = { onePerItem: false, hidesCursors: false, asksWhy: false }
      const open = { dots: 0, ...free, limitMs: null, endsItself: false } as const
      const asked = { ...open, items: [item], question, kind: 'consent' } as const
      const started = await line.run(access.board.id, () => startVoting(context, access, asked))
      request.log.info('A consent round was begun')
      return reply.code(201).send(started)
    },
  })
}

function addBallots(app: FastifyInstance, context: RelayContext, line: Line): void {
  app.get<OfVoting>('/api/boards/:id/votings/:votingId', {
    schema: {
      summary: 'A voting, how many have cast a ballot, and one’s own while it is open',
      params: votingParams,
      response: { 200: votingResponse, ...problemResponses },
    },
    async handler(request): Promise<VotingResponse> {
      const { board, actorId } = await requireAccess(context, request, 'read-board')
      const voting = await line.run(board.id, () => findOpenOrClose(context, request))
      const { id, closedAt, endsAt } = voting
      const box = openBallotBox(context, board.id, id)
      const own = closedAt === null ? await box.own(actorId) : null
      const voters = closedAt === null ? await box.voters() : 0
      const mine = own === null ? null : { dots: own.dots, reasons: own.reasons, mark: own.mark }
      return { id, closedAt, endsAt, now: context.clock.now(), voters, own: mine }
    },
  })

  app.put<OfVoting & { Body: CastBallotRequest }>('/api/boards/:id/votings/:votingId/ballot', {
    schema: {
      summary: 'Cast one’s ballot in confidence; the whole of it, so that the later one counts',
      params: votingParams,
      body: castBallotBody,
      response: { 200: castBallotResponse, ...problemResponses },
    },
    async handler(request): Promise<CastBallotResponse> {
      const { board, actorId } = await requireAccess(context, request, 'vote')
      return line.run(board.id, async () => {
        const voting = await findOpenOrClose(context, request)
        if (voting.closedAt !== null) {
          throw new ProblemError('voting-closed', 'This voting is closed; its result is on the board.')
        }
        const { dots, reasons = {} } = request.body
        checkBallot(voting, dots)
        checkReasons(voting, reasons)
        const box = openBallotBox(context, board.id, voting.id)
        const before = await box.own(actorId)
        const { record, mark } = box.recordOf(actorId, { dots, reasons })
        kept(await context.store.putAnswer(record, actorId))
        return { mark, replacedAnother: before !== null && before.mark !== request.body.replaces }
      })
    },
  })
}

async function startVoting(
  context: RelayContext,
  { board, actorId, role }: Access,
  asked: Omit<NewVoting, 'id'>,
): Promise<VotingFacts> {
  await closeDue(context, board.id)
  const room = openRoomToWrite(context, board.id)
  const id = randomId(context.randomBytes)
  const voting = { ...asked, id, question: asked.question.trim() }
  kept(await room.edit({ actor: actorId, role }, { type: 'start-voting', voting }))
  const votings = kept(await room.votings()).value
  const started = votings.find((candidate) => candidate.id === id)
  if (started !== undefined) return started
  // The document itself decides, also when two facilitators ask in the same moment.
  if (votings.some(({ closedAt }) => closedAt === null)) {
    throw new ProblemError('voting-open', 'A voting is open on this board: close it first.')
  }
  throw new ProblemError('voting-empty', 'None of the items is on the board and says something.')
}

/** A ballot that could not count is refused, so that nobody believes it does. */
function checkBallot({ kind, items, dots, onePerItem }: VotingFacts, given: BallotDots): void {
  if (kind !== 'dots') throw new ProblemError('ballot-refused', 'A consent round is answered on the board itself.')
  const asked = new Set(items)
  if (Object.keys(given).some((id) => !asked.has(id))) {
    throw new ProblemError('ballot-refused', 'The ballot has dots on something that was not asked about.')
  }
  const placed = Object.values(given)
  if (placed.reduce((sum, each) => sum + each, 0) > dots) {
    throw new ProblemError('ballot-refused', `The ballot has more dots than the ${dots} that each has.`)
  }
  if (onePerItem && placed.some((each) => each > 1)) {
    throw new ProblemError('ballot-refused', 'The ballot has more than one dot on an item that takes one.')
  }
}

/** As above: a reason that nobody asked for, or on something else, is refused. */
function checkReasons({ asksWhy, items }: VotingFacts, reasons: BallotReasons): void {
  const asked = new Set(asksWhy ? items : [])
  if (Object.keys(reasons).some((id) => !asked.has(id))) {
    throw new ProblemError('ballot-refused', 'The ballot has a reason that this voting did not ask for.')
  }
}

async function findVoting(context: RelayContext, { params }: FastifyRequest<OfVoting>): Promise<VotingFacts> {
  const votings = kept(await openRoom(context.rooms, params.id).votings()).value
  const voting = votings.find(({ id }) => id === params.votingId)
  if (voting === undefined) throw new ProblemError('voting-unknown', 'The board has no voting with this id.')
  return voting
}

/** The voting that is asked about, closed first if its time is up: whoever asks finds it closed in time, whether or not somebody watched. */
async function findOpenOrClose(context: RelayContext, request: FastifyRequest<OfVoting>): Promise<VotingFacts> {
  await closeDue(context, request.params.id)
  return findVoting(context, request)
}

async function closeDue(context: RelayContext, boardId: string): Promise<void> {
  const now = context.clock.now()
  const votings = kept(await openRoom(context.rooms, boardId).votings()).value
  const due = votings.find(
    (voting) => voting.closedAt === null && voting.endsItself && (voting.endsAt ?? now + 1) <= now,
  )
  // In nobody's name: it was the time, and no person. While nothing is kept it waits, and can be read.
  if (due !== undefined && context.keepingOf(boardId) === 'keeps')
    await closeVoting(context, boardId, due, { actor: null, role: 'facilitate' })
}

/** Closing what is closed forgets once more, so that a failure in between can be made good by asking again. */
async function closeVoting(
  context: RelayContext,
  boardId: string,
  voting: VotingFacts,
  author: EditAuthor,
): Promise<void> {
  if (voting.closedAt === null) {
    const confided = await openBallotBox(context, boardId, voting.id).all()
    const ballots = await withSectors(context.store, boardId, confided)
    const room = openRoomToWrite(context, boardId)
    kept(await room.edit(author, { type: 'close-voting', votingId: voting.id, ballots }))
  }
  kept(await context.store.forgetAnswers({ boardId, roundId: voting.id }))
}
