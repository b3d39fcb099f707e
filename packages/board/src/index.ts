export { createEdits, type EditsOptions } from './edit/create-edits.ts'
export { createUndo, type UndoOptions } from './undo/create-undo.ts'
export type { Edits, NewNote, Undo, UndoOutcome } from './edit/edits.ts'
export { estimatedNoteHeight, freePlaces, type FreePlaces } from './layout/free-space.ts'
export { compareOrder } from './layout/order.ts'
export type { LinkEnd, LinkEnds } from './document/parse.ts'
export { mostPresentIds, parsePresence, type Peer, type PresenceState, type TextPosition } from './presence.ts'
export { readBoard } from './read/read-board.ts'
export { readingOrder } from './layout/reading-order.ts'
export {
  boardPoint,
  defaultAxis,
  itemKinds,
  noteColors,
  noteGap,
  noteSize,
  ownedRootNames,
  rootNames,
  schemaVersion,
  zones,
  type ActorId,
  type Axis,
  type BoardPoint,
  type ItemId,
  type ItemKind,
  type NoteColor,
  type RootName,
  type Zone,
} from './document/schema.ts'
export { startBoard, writeActor } from './document/start-board.ts'
export { indexOfTextPosition, textPositionAt } from './text/text-position.ts'
export { spliceBetween, type TextSplice } from './text/text-splice.ts'
export type {
  BoardMeta,
  BoardReader,
  BoardView,
  DamagedItem,
  GoneItem,
  ItemBody,
  ItemChanges,
  ItemView,
  WholeItem,
} from './read/view.ts'
export { zoneAt } from './layout/zone.ts'
