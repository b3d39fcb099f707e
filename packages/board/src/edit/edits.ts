import type { ActorId, BoardPoint, ItemId, NoteColor, Zone } from '../document/schema.ts'
import type { TextSplice } from '../text/text-splice.ts'
import type * as Y from 'yjs'

/** What a new note starts with; everything but the place has a default. */
export interface NewNote {
  readonly place: BoardPoint
  readonly text?: string
  readonly color?: NoteColor
  readonly width?: number
  readonly height?: number
  /** Who is said to have made it, when that is not the editing actor; null where nobody may know. */
  readonly by?: ActorId | null
  /** When it was made, in milliseconds since the epoch; default now. */
  readonly at?: number
  readonly facts?: ReadonlyMap<string, unknown>
}

/** Every way to change a board. One call is one transaction with this client's origin; ids that are unknown or gone are passed over. */
export interface Edits {
  /** The transaction origin of every edit made here but typing. */
  readonly origin: object
  /** The transaction origin of typing: words are undone by another mechanism than places and looks. */
  readonly textOrigin: object
  addNote(note: NewNote): ItemId
  /** Adds all notes in one transaction, so that nobody ever sees half of them. */
  addNotes(notes: readonly NewNote[]): readonly ItemId[]
  moveItems(moves: ReadonlyMap<ItemId, BoardPoint>): void
  /** Moves items to free space of a zone, in reading order. */
  moveToZone(ids: readonly ItemId[], zone: Zone): void
  resizeItem(id: ItemId, size: { readonly width: number; readonly height: number; readonly place: BoardPoint }): void
  recolorItems(ids: readonly ItemId[], color: NoteColor): void
  /** Copies items with their words, shifted; facts that name an author are not copied. */
  duplicateItems(ids: readonly ItemId[], shift: readonly [dx: number, dy: number]): readonly ItemId[]
  /** Makes room in a zone for one note per text and adds them there, in reading order, in one transaction. */
  addNotesToZone(zone: Zone, notes: readonly Omit<NewNote, 'place'>[]): readonly ItemId[]
  /** Hides items restorably; nothing is ever removed from the shared document. */
  removeItems(ids: readonly ItemId[]): void
  restoreItems(ids: readonly ItemId[]): void
  raiseItems(ids: readonly ItemId[]): void
  lowerItems(ids: readonly ItemId[]): void
  /** Replaces a span of an item's text; see `spliceBetween`. */
  spliceText(id: ItemId, splice: TextSplice): void
  /** The shared text of an item for an editor to bind to; undefined when it has none. */
  sharedText(id: ItemId): Y.Text | undefined
  setTitle(title: string): void
}

/** What an undo or redo did. */
export interface UndoOutcome {
  readonly done: boolean
  /** Items that an undone creation left in place because somebody else had worked on them. */
  readonly kept: readonly ItemId[]
  /** Items the step touched, so that the interface can show them. */
  readonly touched: readonly ItemId[]
}

/** Takes back this client's own edits, never anybody else's. */
export interface Undo {
  undo(): UndoOutcome
  redo(): UndoOutcome
  canUndo(): boolean
  canRedo(): boolean
  /** Ends the current step: call at pointer-down, at the start of an edit session and after a paste. */
  stopCapturing(): void
  watch(listener: () => void): () => void
  close(): void
}
