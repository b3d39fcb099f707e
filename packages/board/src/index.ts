export type { Edits, NewNote, Undo, UndoOutcome } from './edits.ts'
export type { Peer, PresenceState, TextPosition } from './presence.ts'
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
