import type { Clock, Watchable } from '@samtavle/base'
import type { DietTool, ItemId, NoteColor } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Arrangement } from './arrange.ts'
import type { NoteSize } from './commands.ts'
import type { Habits } from './habits.ts'
import type { Insets } from './camera.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { Judgements } from './judgements.ts'
import type { OtherHand, OtherHandOptions } from './gestures/other-hand.ts'
import type { Overview } from './overview.ts'
import type { Pens } from './pens/pens.ts'
import type { Follow } from './presence/follow.ts'

/** What the pointer does: select and move, pan, place a note with the next press, draw a section, a link, or by hand. */
export const tools = ['select', 'hand', 'note', 'section', 'link', 'draw'] as const
export type Tool = (typeof tools)[number]

/** Something the canvas wants people to read; the interface finds the words. */
export type CanvasMessage =
  /** Others deleted what I was dragging. */
  | { readonly is: 'dragged-items-gone'; readonly count: number }
  /** Somebody deleted the note I was writing in; these were its words. */
  | { readonly is: 'edited-note-gone'; readonly id: ItemId; readonly text: string }
  /** I deleted notes; undo brings them back. */
  | { readonly is: 'removed'; readonly count: number }
  /** More was pasted than people could use as notes at once; nothing was added. */
  | { readonly is: 'paste-too-large' }
  /** What was pasted could not be added, because a part of the app did not come. */
  | { readonly is: 'paste-failed' }
  /** Somebody went to something that waits in the inbox. */
  | { readonly is: 'waits'; readonly id: ItemId }
  /** A tool that is not laid out for participants; without its name it is one that a copy would need. */
  | { readonly is: 'put-away'; readonly tool?: DietTool }
  /** What is selected is held still now, or no longer, or only a facilitator may let it go. */
  | { readonly is: 'locked' | 'unlocked' | 'locked-firmly' }
  /** What lies in the selected sections is folded away, or shown again. */
  | { readonly is: 'folded' | 'unfolded' }
  /** Participants touch notes only now, or sections, too. */
  | { readonly is: 'surface-held' | 'surface-open' }
  /** Things are shown without names now, or with them. */
  | { readonly is: 'authors-hidden' | 'authors-shown' }
  /** A picture is on the clipboard, or the browser would not have it there. */
  | { readonly is: 'picture-copied' | 'picture-not-copied' }
  /** Undoing my creation left items in place because others worked on them. */
  | { readonly is: 'kept-by-others'; readonly ids: readonly ItemId[] }

/** Where the camera of each board is remembered on this device; may refuse by throwing. */
export interface CameraStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** What a canvas needs from outside. */
export interface CanvasOptions {
  /** An empty, positioned element that gets its size from outside; the canvas makes it focusable and fills it. */
  readonly container: HTMLElement
  readonly session: BoardSession
  readonly clock: Clock
  readonly words: Watchable<CanvasWords>
  /** Anything that changes when the colours do; they are read from CSS custom properties. */
  readonly theme: Watchable<unknown>
  /** Which margins of the canvas other interface covers, in CSS pixels. */
  readonly insets: Watchable<Insets>
  readonly cameraStore: CameraStore
  /** Two people stand before it: a second finger on another note carries that note, instead of zooming. */
  readonly makeOtherHand?: (options: OtherHandOptions) => OtherHand
  readonly onMessage: (message: CanvasMessage) => void
  /** Offered pasted text first; answers true when it took care of it. */
  readonly onPasteText?: (text: string) => Promise<boolean>
}

/** The camera as buttons and lists use it. */
export interface CameraCommands {
  readonly zoom: Watchable<number>
  /** False when no item is in view although there are some. */
  readonly isContentInView: Watchable<boolean>
  zoomIn(): void
  zoomOut(): void
  /** Back to 100 %. */
  reset(): void
  /** Shows everything there is; with `wholeAxis` from the thin end to the thick, however little lies on it. */
  fitAll(how?: { readonly wholeAxis?: boolean }): void
  fitSelection(): void
  /** What is seen of the board clear of other interface: a corner and its size. */
  seen(): readonly [x: number, y: number, width: number, height: number]
  /** Where a place on the board is on the surface, in CSS pixels, and the other way round. */
  toScreen(at: readonly [x: number, y: number]): readonly [x: number, y: number]
  toBoard(at: readonly [x: number, y: number]): readonly [x: number, y: number]
  /** Goes to where at least all of a part of the board is seen. */
  show(part: readonly [x: number, y: number, width: number, height: number]): void
  /** Shows the next section in reading order, or the one before, and selects it; false when there is none. */
  goToSection(step: 1 | -1): boolean
  /** Shows an item and selects it; with `edit`, for what was just made, the caret is in it afterwards, and left without a word it goes again. */
  flyTo(id: ItemId, options?: { readonly edit?: boolean }): void
  /**
   * Keeps items in view: slowly, and not at all while they are seen well. Those that lie too far from the first to be seen large
   * enough with it are left out, unless it is the `wholeScene` that counts.
   */
  follow(ids: readonly ItemId[], options?: { readonly wholeScene?: boolean }): void
}

/** What can be asked of an item: what it rests on, or what people say about it. */
export interface Asked {
  readonly id: ItemId
  readonly what: 'rests-on' | 'thread'
}

/** A board drawn and under the hand. Everything a toolbar, an outline or a palette needs; the rest happens on the canvas itself. */
export interface Canvas {
  readonly tool: Watchable<Tool>
  setTool(tool: Tool): void
  /** Told when no hand is down. */
  readonly selection: Watchable<readonly ItemId[]>
  select(ids: readonly ItemId[]): void
  /** The note with the caret in it, if any; a draft that has no letter yet is none. */
  readonly editing: Watchable<ItemId | null>
  /** The colour of the next new note. */
  readonly noteColor: Watchable<NoteColor>
  setNoteColor(color: NoteColor): void
  /** How this person likes the canvas to behave on this device. */
  readonly habits: Habits
  readonly camera: CameraCommands
  /** Looking where somebody else looks. */
  readonly follow: Pick<Follow, 'followed' | 'start' | 'stop'>
  /** The whole board from afar, for the small map. */
  readonly overview: Overview
  /** The one colour of notes that is looked at now; the others step back. */
  readonly emphasis: Watchable<NoteColor | null>
  emphasize(color: NoteColor | null): void
  /** What the method says of each item, kept up to date. */
  readonly judgements: Pick<Judgements, 'of' | 'thickness' | 'watch'>
  /** What draws by hand; null until somebody took the tool, or a real pen came. */
  readonly pens: Watchable<Pens | null>
  /** Starts a new note in the middle of the view, with the caret in it. */
  addNoteAtCentre(): void
  deleteSelection(): void
  duplicateSelection(): void
  recolorSelection(color: NoteColor): void
  /** Holds what is selected still; when all of it is, lets it go. */
  lockSelection(): void
  groupSelection(): void
  ungroupSelection(): void
  /** Links the two that are selected. */
  linkSelection(): void
  /** Folds away what lies in the selected sections, or shows it again. */
  foldSelection(): void
  /** For facilitators: holds all sections and headings still, or lets them go. */
  holdSurface(): void
  /** For facilitators: shows whose things are, or nobody's. */
  nameAuthors(): void
  /** Gives the selected notes one size. */
  resizeSelection(size: NoteSize): void
  raiseSelection(): void
  lowerSelection(): void
  /** Puts what is selected in order; `tidy` with one section means what lies in it. */
  arrangeSelection(how: Arrangement): Promise<void>
  /** What can be talked about at a point of the surface, in CSS pixels: something whole whose words I may read. */
  itemAt(at: readonly [x: number, y: number]): ItemId | null
  /** What is asked of one item; whatever shows it answers. */
  readonly asked: Watchable<Asked | null>
  ask(asked: Asked | null): void
  /** Puts a picture of what is selected on the clipboard, or of everything. */
  copyPicture(): Promise<void>
  startEditing(id: ItemId): void
  /** Whether the caret is in words, of a draft too. */
  readonly isWriting: Watchable<boolean>
  /** Goes on writing in the next note below; from a card in its next field. */
  writeNext(): void
  stopWriting(): void
  selectAll(): void
  undo(): void
  redo(): void
  /** Gives the keyboard to the canvas. */
  focus(): void
  close(): void
}
