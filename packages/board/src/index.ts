export { createEdits, type EditsOptions } from './create-edits.ts'
export { createUndo, type UndoOptions } from './create-undo.ts'
export type { Edits, NewNote, Undo, UndoOutcome } from './edits.ts'
export { estimatedNoteHeight, freePlaces, type FreePlaces } from './free-space.ts'
export { compareOrder } from './order.ts'
export type { LinkEnd, LinkEnds } from './parse.ts'
export { mostPresentIds, parsePresence, type Peer, type PresenceState, type TextPosition } from './presence.ts'
export { readBoard } from './read-board.ts'
export { readingOrder } from './reading-order.ts'
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
} from './schema.ts'
export { startBoard, writeActor } from './start-board.ts'
export { indexOfTextPosition, textPositionAt } from './text-position.ts'
export { spliceBetween, type TextSplice } from './text-splice.ts'
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
} from './view.ts'
export { zoneAt } from './zone.ts'
