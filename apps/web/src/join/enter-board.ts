import { roles, type Role } from '@samtavle/protocol'
import type { Clock } from '@samtavle/base'
import type { Api, ApiFailure } from '../api/client.ts'
import type { BoardList, KnownBoard } from '../device/board-list.ts'
import { said, type Starter } from '../home/start-board.ts'
import type { Me } from '../sync/session.ts'

/** How a visit to a board's address turned out. */
export type Entry =
  | { readonly state: 'in'; readonly me: Me; readonly title: string }
  | { readonly state: 'ask'; readonly title: string }
  | { readonly state: 'closed'; readonly reason: ClosedReason }
export type ClosedReason = 'refused' | 'needsLink' | 'unknown' | 'offline' | 'busy' | 'broken'

export interface EnterTools {
  readonly api: Api
  readonly boards: BoardList
  readonly clock: Clock
}

/**
 * Goes through the door of a board. `link` is what stood in the address: null for nothing, empty for something unreadable.
 * A new link is tried at once, without a name, so that a dead one is known before anybody fills in a form; who was here
 * before on this device comes back as the same actor without being asked; and a weaker link never takes a stronger role away.
 */
export async function enterBoard(tools: EnterTools, boardId: string, link: string | null): Promise<Entry> {
  const known = tools.boards.find(boardId)
  if (link) return enterByLink(tools, boardId, link)
  const entry = await enterByCookie(tools, boardId)
  return link === '' && entry.state === 'closed' && !known ? { state: 'closed', reason: 'refused' } : entry
}

/** Says who one is, after having been asked. */
export async function introduce(
  { api, boards }: EnterTools,
  boardId: string,
  person: Starter,
): Promise<Entry | ApiFailure> {
  const known = boards.find(boardId)
  if (!known?.link) return { state: 'closed', reason: 'needsLink' }
  const joined = await api.join(boardId, { link: known.link, actorId: known.actorId, ...said(person) })
  if (!joined.ok) return joined.error
  const { actor } = joined.value
  boards.update(boardId, { greeted: true, name: actor.name, sector: actor.sector, actorId: actor.id, role: actor.role })
  return { state: 'in', me: actor, title: known.title }
}

/**
 * What the board is called, for whoever came by a link: asked apart, because nobody has to wait for it. Empty for a board without a title,
 * or when the relay does not say.
 */
export async function fetchTitle({ api, boards }: EnterTools, boardId: string): Promise<string> {
  const answer = await api.board(boardId)
  const title = answer.ok ? answer.value.board.title : ''
  if (title !== '') boards.update(boardId, { title })
  return title
}

async function enterByCookie(tools: EnterTools, boardId: string): Promise<Entry> {
  const { api, boards, clock } = tools
  const known = boards.find(boardId)
  const answer = await api.board(boardId)
  if (answer.ok) {
    const { actor, board } = answer.value
    const next = {
      ...(known ?? strangerOf(boardId)),
      role: actor.role,
      actorId: actor.id,
      name: actor.name,
      sector: actor.sector,
    }
    return settle(tools, { ...next, title: board.title, openedAt: clock.now() })
  }
  const { kind } = answer.error
  if (kind === 'refused' && known?.link) return enterByLink(tools, boardId, known.link)
  if (kind === 'refused') return { state: 'closed', reason: 'needsLink' }
  return outside(known, answer.error)
}

async function enterByLink(tools: EnterTools, boardId: string, link: string): Promise<Entry> {
  const { api, boards, clock } = tools
  const known = boards.find(boardId)
  const joined = await joinAs(api, boardId, link, known)
  if (!joined.ok) {
    // A dead link in the hand of somebody who is in already: the door they have stays open.
    if (known && joined.error.kind === 'refused' && known.link !== link) return enterByCookie(tools, boardId)
    return outside(joined.error.kind === 'refused' ? undefined : known, joined.error)
  }
  const kept = known?.link && isWeaker(joined.value.actor.role, known.role) ? known.link : link
  const settled = kept === link ? joined : await joinAs(api, boardId, kept, known)
  const { actor } = settled.ok ? settled.value : joined.value
  return settle(tools, {
    ...(known ?? strangerOf(boardId)),
    role: actor.role,
    actorId: actor.id,
    name: actor.name,
    sector: actor.sector,
    link: settled.ok ? kept : link,
    title: known?.title ?? '',
    openedAt: clock.now(),
  })
}

function joinAs(api: Api, boardId: string, link: string, known: KnownBoard | undefined) {
  return api.join(boardId, { link, ...(known ? { actorId: known.actorId, ...said(known) } : {}) })
}

/** Remembers the board, and asks who one is if that was never answered and matters. */
function settle({ boards }: EnterTools, board: KnownBoard): Entry {
  // Without a link in hand nothing could be said to the relay anyway.
  const greeted = board.greeted || board.role === 'view' || board.link === null
  boards.keep({ ...board, greeted, invitation: board.invitation ?? invitationOf(board) })
  if (!greeted) return { state: 'ask', title: board.title }
  return { state: 'in', me: meOf(board), title: board.title }
}

/** A board that the relay cannot tell us about now: the copy on this device, if we have been in. */
function outside(known: KnownBoard | undefined, failure: ApiFailure): Entry {
  const isReachable = failure.kind === 'refused' || failure.kind === 'unknown' || failure.kind === 'invalid'
  if (known?.greeted && !isReachable) return { state: 'in', me: meOf(known), title: known.title }
  return { state: 'closed', reason: failure.kind === 'invalid' ? 'refused' : failure.kind }
}

/** Somebody who came in by a contribute link may pass it on; a facilitator's own link is never an invitation. */
function invitationOf({ id, role, link }: KnownBoard): string | null {
  return role === 'facilitate' || link === null ? null : `/b/${id}#${link}`
}

function strangerOf(id: string): KnownBoard {
  const nobody = { title: '', name: null, sector: null, link: null, invitation: null, greeted: false }
  return { id, ...nobody, role: 'view', openedAt: 0, actorId: '' }
}

function meOf({ actorId, name, sector, role }: KnownBoard): Me {
  return { id: actorId, name, sector, role }
}

function isWeaker(role: Role, other: Role): boolean {
  return roles.indexOf(role) > roles.indexOf(other)
}
