import { randomId, type Result } from '@samtavle/base'
import {
  formatRoomName,
  roles,
  type CreateBoardRequest,
  type CreateBoardResponse,
  type CreateFromTemplateRequest,
} from '@samtavle/protocol'
import type { ActorRecord, BoardRecord } from '@samtavle/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import type { RoomFailure } from '../rooms/room.ts'
import { isTemplateName, templateIn, templateNames } from '../templates/index.ts'
import type { RelayEdit } from '../workers/messages.ts'
import type { StartEdit, StartSession, TemplateReply } from '../workers/start-edits.ts'
import { processRoomOf } from './find-round.ts'
import { linkUrl, newLink } from './new-link.ts'
import { kept, openRoom } from './outcome.ts'
import { createBoardBody, createBoardResponse, createFromTemplateBody, problemResponses } from './schemas.ts'

/** A template of a whole board, and a little for what stands around it in the request. */
const templateBodyBytes = 1_048_576 + 4096

/** Adds making a board, from a template of ours or from one that somebody saved. */
export function addCreateRoutes(app: FastifyInstance, context: RelayContext): void {
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
      countBoard(context, request)
      return reply.code(201).send(await createBoard(context, request, begunByName(context, request.body)))
    },
  )

  app.post<{ Body: CreateFromTemplateRequest }>(
    '/api/boards/from-template',
    {
      bodyLimit: templateBodyBytes,
      schema: {
        summary: 'Make a board from a template that somebody saved',
        body: createFromTemplateBody,
        response: { 201: createBoardResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      // Before the file is looked at: reading it is work, too.
      countBoard(context, request)
      return reply.code(201).send(await createBoard(context, request, await begunByFile(context, request.body)))
    },
  )
}

function countBoard({ buckets }: RelayContext, { ip }: FastifyRequest): void {
  if (buckets.boards.take(ip)) return
  throw new ProblemError('too-many-requests', 'Too many boards came from this address; wait a moment.')
}

/** What a board begins with: its first edit, the invented people who made it, and how its session runs. */
interface Beginning {
  readonly start: StartEdit
  readonly actors: readonly Pick<ActorRecord, 'id' | 'name' | 'sector'>[]
  readonly session: StartSession
}

const usualLanguage = 'en'

function begunByName({ randomBytes }: RelayContext, request: CreateBoardRequest): Beginning {
  const { title, language = usualLanguage, template: name = 'blank' } = request
  if (!isTemplateName(name))
    throw new ProblemError('template-unknown', `The templates are ${templateNames.join(', ')}.`)
  const { axis, actors: invented, notes, cards, told, steps } = templateIn(name, language)
  const actors = invented.map((actor) => ({ ...actor, id: randomId(randomBytes) }))
  return {
    actors,
    session: { steps, tools: null },
    start: {
      type: 'start-board',
      title: title.trim(),
      language,
      axis,
      actors: actors.map(({ id, key, sector }) => ({ id, key, sector })),
      notes,
      cards,
      told,
    },
  }
}

async function begunByFile({ pool }: RelayContext, request: CreateFromTemplateRequest): Promise<Beginning> {
  const reply = await pool.chore({ type: 'read-template', template: request.template })
  if (reply.type === 'template-refused') throw new ProblemError('template-refused', faultWords(reply.fault))
  if (reply.type !== 'template')
    throw new ProblemError('internal', 'The template could not be read, and that was our fault.')
  const { template } = reply
  const { title, language = template.language } = request
  return {
    actors: [],
    session: { steps: template.steps, tools: template.tools },
    start: { type: 'start-from-template', title: title.trim(), language, template },
  }
}

function faultWords(fault: Extract<TemplateReply, { readonly type: 'template-refused' }>['fault']): string {
  switch (fault.kind) {
    case 'no-template':
      return 'This is no template: its format is not samtavle-template.'
    case 'version-unknown':
      return 'The template is of a version that this relay does not know; it reads version 1.'
    case 'broken':
      return `template.${fault.where} must be ${fault.wanted}.`
  }
}

async function createBoard(
  context: RelayContext,
  request: FastifyRequest,
  { start, actors, session }: Beginning,
): Promise<CreateBoardResponse> {
  const { clock, randomBytes, store } = context
  const { title, language } = start
  const board: BoardRecord = { id: randomId(randomBytes), title, language, createdAt: clock.now() }
  const links = roles.map((role) => newLink(context, { boardId: board.id, role }))
  const records = links.map(({ record }) => record)
  const people = actors.map(({ id, name, sector }) => ({
    id,
    boardId: board.id,
    name,
    sector,
    joinedAt: board.createdAt,
  }))
  kept(await store.addBoard(board, records, people))
  const begun = await begin(context, { board, start, session })
  // A board without its first entry would open as nothing, and half a template is none: better no board at all.
  if (!begun.ok) await store.eraseBoard(board.id)
  kept(begun)
  const [facilitate, contribute, view] = links.map((link) => linkUrl(context, request, link))
  if (facilitate === undefined || contribute === undefined || view === undefined)
    throw new Error('a board has a link for each role')
  return { board: { id: board.id, title, createdAt: board.createdAt }, links: { facilitate, contribute, view } }
}

async function begin(
  context: RelayContext,
  { board, start, session }: Pick<Beginning, 'start' | 'session'> & { readonly board: BoardRecord },
): Promise<Result<number, RoomFailure>> {
  const started = await edit(context, formatRoomName({ kind: 'shared', boardId: board.id }), start)
  if (!started.ok || (session.steps.length === 0 && session.tools === null)) return started
  return edit(context, processRoomOf(board.id), { type: 'lay-out-session', session })
}

/** What a board begins with is nobody's. */
function edit({ rooms }: RelayContext, room: string, change: RelayEdit): Promise<Result<number, RoomFailure>> {
  return openRoom(rooms, room).edit({ actor: null, role: 'facilitate' }, change)
}
