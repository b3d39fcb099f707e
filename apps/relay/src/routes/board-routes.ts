import { randomId, type Result } from '@samtavle/base'
import {
  closeCodes,
  formatRoomName,
  roles,
  type ActorFacts,
  type BoardResponse,
  type CreateBoardRequest,
  type CreateBoardResponse,
} from '@samtavle/protocol'
import type { ActorRecord, BoardRecord } from '@samtavle/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access.ts'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import type { RoomFailure } from '../rooms/room.ts'
import { isTemplateName, templateIn, templateNames, type Template } from '../templates/index.ts'
import type { RelayEdit } from '../workers/messages.ts'
import { processRoomOf } from './find-round.ts'
import { linkUrl, newLink } from './new-link.ts'
import { kept, openRoom } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import {
  actorsResponse,
  boardParams,
  boardResponse,
  createBoardBody,
  createBoardResponse,
  problemResponses,
} from './schemas.ts'

interface BoardPath {
  Params: { id: string }
}

/** Adds making, reading and erasing a board. */
export function addBoardRoutes(app: FastifyInstance, context: RelayContext): void {
  const { store, rooms, buckets, tracks } = context

  app.post<{ Body: CreateBoardRequest }>(
    '/api/boards',
    {
      schema: {
        summary: 'Make a board',
        body: createBoardBody,
        response: { 201: createBoardResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!buckets.boards.take(request.ip)) {
        throw new ProblemError('too-many-requests', 'Too many boards came from this address; wait a moment.')
      }
      return reply.code(201).send(await createBoard(context, request))
    },
  )

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

async function createBoard(
  context: RelayContext,
  request: FastifyRequest<{ Body: CreateBoardRequest }>,
): Promise<CreateBoardResponse> {
  const { clock, randomBytes, store } = context
  const { title, language = 'en', template: templateName = 'blank' } = request.body
  if (!isTemplateName(templateName)) {
    throw new ProblemError('template-unknown', `The templates are ${templateNames.join(', ')}.`)
  }
  const template = templateIn(templateName, language)
  const board: BoardRecord = { id: randomId(randomBytes), title: title.trim(), language, createdAt: clock.now() }
  const links = roles.map((role) => newLink(context, { boardId: board.id, role }))
  const actors = template.actors.map(({ key, name, sector }) => ({ id: randomId(randomBytes), key, name, sector }))
  const records: readonly ActorRecord[] = actors.map(({ id, name, sector }) => ({
    id,
    boardId: board.id,
    name,
    sector,
    joinedAt: board.createdAt,
  }))
  kept(
    await store.addBoard(
      board,
      links.map(({ record }) => record),
      records,
    ),
  )
  await startDocument(context, board, { ...template, actors })
  const [facilitate, contribute, view] = links.map((link) => linkUrl(context, request, link))
  if (facilitate === undefined || contribute === undefined || view === undefined)
    throw new Error('a board has a link for each role')
  return {
    board: { id: board.id, title: board.title, createdAt: board.createdAt },
    links: { facilitate, contribute, view },
  }
}

interface StartedTemplate extends Template {
  readonly actors: readonly {
    readonly id: string
    readonly key: string
    readonly name: string
    readonly sector: string
  }[]
}

async function startDocument(context: RelayContext, board: BoardRecord, template: StartedTemplate): Promise<void> {
  const started = await edit(context, formatRoomName({ kind: 'shared', boardId: board.id }), {
    type: 'start-board',
    title: board.title,
    language: board.language,
    axis: template.axis,
    actors: template.actors.map(({ id, key, sector }) => ({ id, key, sector })),
    notes: template.notes,
    cards: template.cards,
    told: template.told,
  })
  const { steps } = template
  const led =
    started.ok && steps.length > 0
      ? await edit(context, processRoomOf(board.id), { type: 'lay-out-steps', steps })
      : started
  // A board without its first entry would open as nothing, and half a template is none: better no board at all.
  if (!led.ok) await context.store.eraseBoard(board.id)
  kept(led)
}

/** What a board begins with is nobody's. */
function edit({ rooms }: RelayContext, room: string, change: RelayEdit): Promise<Result<number, RoomFailure>> {
  return openRoom(rooms, room).edit({ actor: null, role: 'facilitate' }, change)
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
