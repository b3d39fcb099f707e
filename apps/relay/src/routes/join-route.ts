import { randomId } from '@samtavle/base'
import type { JoinRequest, JoinResponse, Role } from '@samtavle/protocol'
import type { ActorRecord } from '@samtavle/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayDo } from '../access.ts'
import type { RelayContext } from '../context.ts'
import { isOwnOrigin } from '../origin.ts'
import { hashSecret, newSecret } from '../secrets.ts'
import { kept, openRoom } from './outcome.ts'
import { tokenCookie, tokenOf } from './require-access.ts'
import { requireLink, type GoodLink } from './require-link.ts'
import { boardParams, joinBody, joinResponse, problemResponses } from './schemas.ts'

type JoinCall = FastifyRequest<{ Params: { id: string }; Body: JoinRequest }>

/** How long a device stays joined: a project's meetings are weeks apart, and a link can be revoked at any time. */
const tokenMs = 30 * 24 * 60 * 60 * 1000

/** Adds joining: a link's secret goes in, a token of one's own comes out. */
export function addJoinRoute(app: FastifyInstance, context: RelayContext): void {
  // Ids that are being taken right now, so that two who ask for one at the same time do not both get it.
  const claims = new Set<string>()

  app.post<{ Params: { id: string }; Body: JoinRequest }>(
    '/api/boards/:id/join',
    {
      schema: {
        summary: 'Join a board',
        params: boardParams,
        body: joinBody,
        response: { 200: joinResponse, ...problemResponses },
      },
    },
    async (request, reply) => {
      const link = await requireLink(context, request, request.body.link)
      const wanted = request.body.actorId
      const claim = `${request.params.id}/${wanted ?? ''}`
      const isFree = wanted !== undefined && !claims.has(claim)
      if (isFree) claims.add(claim)
      try {
        const known = isFree ? await ownActor(context, request, wanted) : null
        const joined = await join(context, { request, link, actor: known, freeId: isFree ? wanted : null })
        void reply.setCookie(
          tokenCookie(request.params.id),
          joined.token,
          cookieOptions(context, request, joined.expiresAt),
        )
        request.log.info({ role: joined.actor.role }, 'Somebody joined')
        return joined
      } finally {
        if (isFree) claims.delete(claim)
      }
    },
  )
}

/** What is known of the wanted actor: the record when it is the caller's own, `taken` when it is somebody's, null when it is nobody's yet. */
async function ownActor(
  context: RelayContext,
  request: JoinCall,
  actorId: string,
): Promise<ActorRecord | 'taken' | null> {
  const boardId = request.params.id
  const known = await context.store.actor(boardId, actorId)
  if (known === null) return null
  const { token, isCookie } = tokenOf(request, boardId)
  const { origin } = request.headers
  const isOwnPage = isOwnOrigin({ origin, host: request.host, publicOrigins: context.config.publicOrigins })
  if (isCookie && !isOwnPage) return 'taken'
  return (await context.gatekeeper.actorOf(boardId, token)) === actorId ? known : 'taken'
}

interface Joining {
  readonly request: JoinCall
  readonly link: GoodLink
  readonly actor: ActorRecord | 'taken' | null
  /** The wanted id, where nobody else is taking it. */
  readonly freeId: string | null
}

async function join(context: RelayContext, { request, link, actor, freeId }: Joining): Promise<JoinResponse> {
  const { store, clock, randomBytes } = context
  const own = actor === 'taken' ? null : actor
  const id = own?.id ?? (actor === null && freeId !== null ? freeId : randomId(randomBytes))
  const record: ActorRecord = {
    id,
    boardId: link.boardId,
    name: wordsOr(request.body.name, own?.name ?? null),
    sector: wordsOr(request.body.sector, own?.sector ?? null),
    joinedAt: own?.joinedAt ?? clock.now(),
  }
  kept(await store.putActor(record))
  await writeSector(context, record, link.role)
  const token = newSecret(randomBytes)
  const expiresAt = Math.min(clock.now() + tokenMs, link.expiresAt ?? Number.MAX_SAFE_INTEGER)
  const { boardId, role } = link
  kept(await store.addToken({ hash: hashSecret(token), boardId, actorId: id, linkId: link.id, role, expiresAt }))
  return { actor: { id, name: record.name, sector: record.sector, role }, token, expiresAt }
}

/** Given words, tidied; an empty string takes them back, and nothing given leaves what was known. */
function wordsOr(given: string | undefined, known: string | null): string | null {
  if (given === undefined) return known
  const words = given.replaceAll(/\s+/g, ' ').trim()
  return words === '' ? null : words
}

/** Notes in the document who speaks from which sector, for exports and replays; readers write nothing and are not in it. */
async function writeSector(context: RelayContext, actor: ActorRecord, role: Role): Promise<void> {
  if (!mayDo(role, 'write-board')) return
  // Whoever joins a board that takes nothing any more reads it; nothing is written for them.
  if (['damaged', 'full', 'frozen'].includes(context.keepingOf(actor.boardId))) return
  const room = openRoom(context.rooms, actor.boardId)
  const isOpen = room.isOpen()
  const noted = room.edit({ actor: actor.id, role }, { type: 'write-actor', actorId: actor.id, sector: actor.sector })
  // A board that is being read from disk notes it before whatever this actor writes. Nobody waits for that: a newcomer gets the board
  // as it lies. What went wrong with it will go wrong with their socket, which tells them.
  if (isOpen) kept(await noted)
}

function cookieOptions(context: RelayContext, request: JoinCall, expiresAt: number) {
  const isSecure = (context.config.publicOrigins[0] ?? `${request.protocol}:`).startsWith('https')
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, expires: new Date(expiresAt) } as const
}
