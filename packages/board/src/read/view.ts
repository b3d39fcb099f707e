import type { Unsubscribe } from '@samtavle/base'
import type { Bookmark } from '../document/bookmark.ts'
import type { Comment } from '../document/comment.ts'
import type { LinkEnds } from '../document/parse.ts'
import type { PulseRound } from '../document/pulse.ts'
import type { ActorId, Axis, BoardPoint, ItemId, ItemKind, NoteColor, Zone } from '../document/schema.ts'
import type { ReactionSign } from '../presence.ts'
import type { Stand } from '../document/stand.ts'
import type { Stroke } from '../document/stroke.ts'
import type { StoredVotings } from '../document/voting.ts'

/** What every whole item on the board has, whatever its kind. */
export interface ItemBody {
  readonly id: ItemId
  readonly kind: ItemKind
  /** Who made it; null where that is not known or must not be. */
  readonly by: ActorId | null
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number
  /** The item's centre (for a link the middle between its ends). */
  readonly place: BoardPoint
  /** Derived from the place; null beside the axis. */
  readonly zone: Zone | null
  /** The size somebody gave it. A note whose text needs more is drawn taller: it grows downwards from its top edge. */
  readonly width: number
  readonly height: number
  readonly color: NoteColor
  /** Fractional index; ties break by id. */
  readonly order: string
  readonly text: string
  /** The texts beside its own by field, such as whom a framing affects. */
  readonly fields: ReadonlyMap<string, string>
  /** Small facts by name as peers wrote them: read them with `factOf` and `factsOf`. */
  readonly facts: ReadonlyMap<string, unknown>
  /** Where each actor stands on it. */
  readonly stands: ReadonlyMap<ActorId, Stand>
  /** What people said about it, in the order of the talk. */
  readonly comments: readonly Comment[]
  /** The one sign that each person left on it, which counts for nothing either. */
  readonly stamps: ReadonlyMap<ActorId, ReactionSign>
  /** Only a link has ends; both are there, or the link is not shown at all. */
  readonly ends?: LinkEnds
  /** Only a stroke has points: x, y, x, y, … in board units, where they lie now. */
  readonly points?: readonly number[]
  /** The stroke as it was drawn. */
  readonly stroke?: Stroke
}

/** A whole item. `state` tells it from a damaged one. */
export interface WholeItem extends ItemBody {
  readonly state: 'whole'
}

/** Something a peer wrote that is not a valid item: shown as damaged, never hidden and never thrown over. */
export interface DamagedItem {
  readonly state: 'damaged'
  readonly id: ItemId
  /** Where it can be shown, if it has a valid place. */
  readonly place: BoardPoint | null
  readonly zone: Zone | null
  /** What is wrong, named for machines and tests. */
  readonly damage: 'item' | 'place' | 'text'
  /** Text that could still be read, so that no word is lost. */
  readonly text: string
}

export type ItemView = WholeItem | DamagedItem

/** What the colours of papers mean, by colour. */
export type Legend = Readonly<Partial<Record<NoteColor, string>>>

/** Facts about the whole board. */
export interface BoardMeta {
  readonly schema: number
  /** False when the document says a newer schema than this code knows: read it, never write it. */
  readonly writable: boolean
  readonly title: string
  readonly language: string
  readonly axis: Axis
  /** What the colours of papers mean to this group; a colour without a meaning is left out. */
  readonly legend: Legend
  /** Whether items say whose they are. Who wrote what is known all the same: the journal and the names of people here stay. */
  readonly namesAuthors: boolean
}

/** A plain frozen reading of a board: every item that is not deleted, by id. */
export interface BoardView extends StoredVotings {
  readonly meta: BoardMeta
  readonly items: ReadonlyMap<ItemId, ItemView>
  /** Links that are no item now, because what they led to or came from is deleted or was never there. */
  readonly lostLinks: ReadonlyMap<ItemId, LostLink>
  /** The sector each actor ever on the board speaks from; null when they said none. */
  readonly sectors: ReadonlyMap<ActorId, string | null>
  readonly pulses: ReadonlyMap<string, PulseRound>
  /** Places in the session that people marked, in the order of what they mark. */
  readonly bookmarks: ReadonlyMap<string, Bookmark>
}

/** A stored link that has lost an end. */
export interface LostLink {
  readonly id: ItemId
  readonly ends: LinkEnds
  /** The ends that are not on the board, one or both. */
  readonly lost: readonly ItemId[]
}

/** Which items a change touched. */
export interface ItemChanges {
  readonly added: readonly ItemId[]
  readonly changed: readonly ItemId[]
  readonly removed: readonly ItemId[]
  /** True when the change came from this client's own edits (or its undo). */
  readonly local: boolean
}

/** A live reading of a board document: views are computed once per change and only for what changed. */
export interface BoardReader {
  /** The whole board now; the same object until something changes. */
  view(): BoardView
  meta(): BoardMeta
  /** Votings and what people said in them, as they are stored; the same object until one of them changes. Read them with `votingsOf`. */
  votings(): StoredVotings
  /** One item now, or undefined when there is none or it is deleted; the same object until it changes. */
  item(id: ItemId): ItemView | undefined
  /** Deleted items with who deleted them and when, newest first. */
  gone(): readonly GoneItem[]
  /** Calls back after a change to this one item, and to no other. */
  watchItem(id: ItemId, listener: () => void): Unsubscribe
  /** Calls back once per transaction with the items it touched. */
  watchItems(listener: (changes: ItemChanges) => void): Unsubscribe
  watchMeta(listener: () => void): Unsubscribe
  /** Calls back once per transaction that changed anything in the view. */
  watchView(listener: () => void): Unsubscribe
  /** From now on it is read with other eyes; everybody's, until this is said. */
  readAs(eyes: Eyes): void
  close(): void
}

/**
 * Whose eyes a board is read with. What others raised in a consent round that is open is shown to an actor once they have answered, to a
 * room before a wall once the round is closed, and to programs at once.
 */
export type Eyes = ActorId | 'room' | 'all'

/** A deleted item that can be restored. */
export interface GoneItem {
  readonly item: ItemView
  readonly by: ActorId | null
  readonly at: number
}
