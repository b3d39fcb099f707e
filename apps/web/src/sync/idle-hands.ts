import type { Clock, RandomBytes } from '@samtavle/base'
import { createEdits, createUndo, readBoard, type ActorId, type Edits, type Undo } from '@samtavle/board'
import * as Y from 'yjs'

/** What a session writes with, where there is nothing to write to. */
export interface IdleHands {
  readonly edits: Edits
  readonly undo: Undo
  close(): void
}

/** Hands for a board that can only be looked at, such as a film: they work on a document of their own that nobody sees. */
export function createIdleHands(actor: ActorId, clock: Clock, randomBytes: RandomBytes): IdleHands {
  const doc = new Y.Doc()
  const board = readBoard(doc)
  const edits = createEdits({ doc, board, actor, clock, randomBytes })
  const undo = createUndo({ doc, edits, actor, clock })
  return {
    edits,
    undo,
    close() {
      undo.close()
      board.close()
      doc.destroy()
    },
  }
}
