import type { ItemId } from '../document/schema.ts'

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
  /** Has several edits of mine be one step. */
  asOne<Value>(edits: () => Value): Value
  watch(listener: () => void): () => void
  close(): void
}
