import type { Watchable, WatchableState } from '@samtavle/base'
import type { BoardReader, DietTool, Edits, ItemId, Mark, Peer, PresenceState, Undo } from '@samtavle/board'
import type { Keeping, Role } from '@samtavle/protocol'
import type * as Y from 'yjs'
import type { KeptFork } from './fork-store.ts'

/** Who I am on this board. */
export interface Me {
  readonly id: string
  readonly name: string | null
  readonly sector: string | null
  readonly role: Role
}

/**
 * Where my edits are. `saved`: all durable on the server. `repairing`: there, and this tab fetches the board afresh. `sending`: on their way. `offline`: kept on this device.
 * `unkept`: this device refuses to keep them (quota, private mode), so they live only in this tab.
 */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'repairing' }
  | { readonly state: 'sending'; readonly edits: number }
  | { readonly state: 'offline'; readonly edits: number }
  | { readonly state: 'unkept'; readonly edits: number }

/** Whether the board can still be reached, and if not for good, why (from the close code). */
export type Connection =
  | { readonly state: 'connecting' | 'open' }
  /** Busy: the relay has more to do than it can, and asked to come back. */
  | { readonly state: 'offline'; readonly isBusy?: boolean }
  | { readonly state: 'ended'; readonly reason: EndReason }

type EndReason = 'expired' | 'revoked' | 'gone' | 'rewritten' | 'refused' | 'full' | 'too-fast'

/** A part of my presence to change; null takes it away. */
export type PresencePart = { readonly [Key in keyof PresenceState]?: PresenceState[Key] | null }

/** Someone who is or was on the board. */
export interface Participant {
  readonly actorId: string
  readonly name: string | null
  readonly sector: string | null
}

/** One more document of a board beside the shared one: how the session runs, or what is mine alone. */
export interface SideRoom {
  readonly doc: Y.Doc
  /** It read as a board, and written as one: mine alone is one. */
  readonly board: BoardReader
  readonly edits: Edits
  /** Edits of mine that the relay has not confirmed. */
  readonly unsaved: Watchable<number>
  /** Others who have it open: where it is mine alone, my other devices, and the relay when it has something to tell me. */
  readonly peers: Watchable<readonly Peer[]>
  close(): void
}

/** One board held open in this tab: the document with its readers and writers, presence, and what to tell people about saving. */
export interface BoardSession {
  readonly boardId: string
  readonly me: Me
  readonly board: BoardReader
  readonly edits: Edits
  readonly undo: Undo
  readonly save: Watchable<SaveState>
  readonly connection: Watchable<Connection>
  /** Whether the relay keeps what is written: not while its disk fails, nor behind a damaged row. */
  readonly keeping: Watchable<Keeping>
  /** What this device had when it had come apart from the server's board: set aside, the oldest first. */
  readonly forks: Watchable<readonly KeptFork[]>
  readonly forgetForks: () => Promise<void>
  /** The same where this device cannot keep it: it lives only in this tab, which goes on with it. */
  readonly stranded: Watchable<KeptFork | null>
  /** True once the board has been read from this device or the server. */
  readonly ready: Watchable<boolean>
  /** Everybody else's connections. */
  readonly peers: Watchable<readonly Peer[]>
  /** Who is here now, me included, one entry per actor. */
  readonly participants: Watchable<readonly Participant[]>
  /** Who runs the session, as far as its process has been read. */
  readonly facilitators: WatchableState<ReadonlySet<string>>
  /** What a facilitator has covered for all, as far as the process has been read. */
  readonly covered: WatchableState<ReadonlyMap<ItemId, Mark>>
  /** Whether people write who must not be known, as far as the process has been read: nobody sees then where others point, or follows them. */
  readonly veiled: WatchableState<boolean>
  /** The inbox that notes wait in, as far as the process has been read; null while there is none. */
  readonly inbox: WatchableState<string | null>
  /** The tools that participants have, as far as the process has been read. */
  readonly diet: WatchableState<readonly DietTool[]>
  /** The display name and sector of an actor ever seen on this board; names may arrive later. */
  readonly actor: (actorId: string) => Participant | undefined
  readonly watchActors: (listener: () => void) => () => void
  /** Merges a part of my presence and sends it, at most 30 times a second. */
  readonly present: (part: PresencePart) => void
  /**
   * While my letters come, what others do is taken in seldom and together, and so is what this device notes of letters that the server
   * has, so that no letter waits for it.
   */
  readonly keepBack: (isKeptBack: boolean) => void
  /** Takes in now what was kept back. */
  readonly letIn: () => void
  /** Opens another document of this board, by the name of its room; it is its opener's to close. */
  readonly openSideRoom: (room: string) => Promise<SideRoom>
  readonly close: () => void
}
