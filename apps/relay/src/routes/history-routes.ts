import type { Store } from '@samtavle/storage'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { kept, openRoom } from './outcome.ts'
import { momentAtSeq, momentAtTime, type Moment } from './moment.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, historyQuery, problemResponses, snapshotQuery } from './schemas.ts'

const updateResponse = {
  description: 'A Yjs v1 update; X-Seq tells its position',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
} as const

const linesResponse = {
  description: 'One JSON object per line: seq, at, actor, sector, bytes (base64)',
  content: { 'application/x-ndjson': { schema: { type: 'string' } } },
} as const

/** Adds reading a board as of any moment, and its history. */
export function addHistoryRoutes(app: FastifyInstance, context: RelayContext): void {
  app.get<{ Params: { id: string }; Querystring: { seq?: string; at?: string } }>(
    '/api/boards/:id/snapshot',
    {
      schema: {
        summary: 'The document as of a moment',
        params: boardParams,
        querystring: snapshotQuery,
        response: { 200: updateResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'read-history')
      const { seq, at } = request.query
      if (seq !== undefined && at !== undefined) {
        throw new ProblemError('request-invalid', 'querystring must have seq or at, not both.')
      }
      if (seq !== undefined) return sendUpdate(reply, await momentAtSeq(context, board.id, Number(seq)))
      if (at !== undefined) return sendUpdate(reply, await momentAtTime(context, board.id, Number(at)))
      return sendUpdate(reply, kept(await openRoom(context.rooms, board.id).state()))
    },
  )

  app.get<{ Params: { id: string }; Querystring: { from?: string; to?: string } }>(
    '/api/boards/:id/history',
    {
      schema: {
        summary: 'The journal, line by line',
        params: boardParams,
        querystring: historyQuery,
        response: { 200: linesResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { board } = await requireAccess(context, request, 'read-history')
      const { from, to } = request.query
      const actors = await context.store.actors(board.id)
      const sectors = new Map(actors.map(({ id, sector }) => [id, sector]))
      const range = { from: Number(from ?? 1), to: Number(to ?? Number.MAX_SAFE_INTEGER) }
      return reply
        .type('application/x-ndjson')
        .send(Readable.from(historyLines(context.store, board.id, { ...range, sectors })))
    },
  )
}

function sendUpdate(reply: FastifyReply, { seq, value }: Moment): FastifyReply {
  return reply.type('application/octet-stream').header('x-seq', seq).send(Buffer.from(value))
}

interface LinesWanted {
  readonly from: number
  readonly to: number
  readonly sectors: ReadonlyMap<string, string | null>
}

/** Entries read at a time: enough to keep a reader busy, few enough that many readers cost little memory. */
const pageEntries = 500

async function* historyLines(store: Store, room: string, { from, to, sectors }: LinesWanted): AsyncGenerator<string> {
  for (let fromSeq = Math.max(1, from); fromSeq <= to;) {
    // One page at a time is what keeps a slow reader from filling our memory.
    const entries = await store.read(room, { fromSeq, toSeq: to, limit: pageEntries })
    for (const { seq, at, actor, bytes } of entries) {
      const sector = actor === null ? null : (sectors.get(actor) ?? null)
      yield `${JSON.stringify({ seq, at, actor, sector, bytes: Buffer.from(bytes).toString('base64') })}\n`
    }
    if (entries.length < pageEntries) return
    fromSeq += entries.length
  }
}
