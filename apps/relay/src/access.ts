import { err, ok, type Clock, type Result } from '@samtavle/base'
import { roles, type Role, type RoomName } from '@samtavle/protocol'
import type { BoardRecord, Store, TokenRecord } from '@samtavle/storage'
import { hashSecret } from './secrets.ts'

/** Who asks, for which board, and what their link lets them do. */
export interface Access {
  readonly board: BoardRecord
  readonly actorId: string
  readonly role: Role
  readonly linkId: string
  readonly hideNames: boolean
  readonly expiresAt: number
}

/** Why somebody is not let in. */
export type AccessRefusal = 'board-unknown' | 'token-missing' | 'token-refused' | 'token-expired'

/** Everything that can be done with a board, by who may do it. */
const rolesByAction = {
  'read-board': ['facilitate', 'contribute', 'view'],
  'read-actors': ['facilitate', 'contribute', 'view'],
  'read-history': ['facilitate', 'contribute', 'view'],
  'export-board': ['facilitate', 'contribute', 'view'],
  'write-board': ['facilitate', 'contribute'],
  'take-pulse': ['facilitate', 'contribute'],
  vote: ['facilitate', 'contribute'],
  'restore-board': ['facilitate'],
  'run-process': ['facilitate'],
  'write-privately': ['facilitate', 'contribute'],
  'manage-links': ['facilitate'],
  'freeze-board': ['facilitate'],
  'erase-board': ['facilitate'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** Something that can be done with a board. */
export type Action = keyof typeof rolesByAction

/** All actions, for tests that try every one. */
export const actions = Object.keys(rolesByAction) as readonly Action[]

/** The one place that decides whether a role may do something. */
export function mayDo(role: Role, action: Action): boolean {
  return rolesByAction[action].some((allowed) => allowed === role)
}

/** What rests while a board is frozen: everything that would change what it says. */
const restingActions: readonly Action[] = [
  'write-board',
  'take-pulse',
  'vote',
  'restore-board',
  'run-process',
  'write-privately',
]

/** Whether an action has to wait until a frozen board is thawed. */
export function restsWhenFrozen(action: Action): boolean {
  return restingActions.includes(action)
}

/** What somebody may do in a room: nobody enters another actor's private room, the facilitator neither. */
export function roomRights(
  access: Pick<Access, 'role' | 'actorId'>,
  room: RoomName,
): { readonly read: boolean; readonly write: boolean } {
  switch (room.kind) {
    case 'shared':
      return { read: mayDo(access.role, 'read-board'), write: mayDo(access.role, 'write-board') }
    case 'process':
      return { read: mayDo(access.role, 'read-board'), write: mayDo(access.role, 'run-process') }
    case 'private': {
      const isOwn = room.actorId === access.actorId && mayDo(access.role, 'write-privately')
      return { read: isOwn, write: isOwn }
    }
  }
}

/** Lets people in by their token. */
export interface Gatekeeper {
  check(boardId: string, token: string | null): Promise<Result<Access, AccessRefusal>>
  /** Whose token this is or was; for proving that an actor is one's own, an expired one is as good. */
  actorOf(boardId: string, token: string | null): Promise<string | null>
}

/** Makes the gatekeeper. Expiry is a matter of the relay's clock alone: nobody's laptop is ever too late or too early. */
export function createGatekeeper(store: Store, clock: Clock): Gatekeeper {
  async function tokenOf(boardId: string, token: string): Promise<TokenRecord | null> {
    const record = await store.token(hashSecret(token))
    return record?.boardId === boardId ? record : null
  }

  return {
    async check(boardId, token) {
      const board = await store.board(boardId)
      if (board === null) return err('board-unknown')
      if (token === null) return err('token-missing')
      const record = await tokenOf(boardId, token)
      if (record === null) return err('token-refused')
      if (record.expiresAt <= clock.now()) return err('token-expired')
      // Read last: revoking a link writes it before it closes sockets, so nobody slips in between.
      const link = await store.link(record.linkId)
      const role = roles.find((known) => known === record.role)
      if (link === null || link.revokedAt !== null || role === undefined) return err('token-refused')
      const { actorId, linkId, expiresAt } = record
      return ok({ board, actorId, role, linkId, hideNames: link.hideNames, expiresAt })
    },
    async actorOf(boardId, token) {
      return token === null ? null : ((await tokenOf(boardId, token))?.actorId ?? null)
    },
  }
}
