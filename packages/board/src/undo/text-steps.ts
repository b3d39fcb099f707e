import * as Y from 'yjs'
import { rootsOf } from '../document/roots.ts'

type StackItem = Y.UndoManager['undoStack'][number]

/** My typing within one step, as the library remembers it. */
export interface TextStep {
  readonly direction: 'undo' | 'redo'
  readonly item: StackItem
}

/** Undo of words. Steps are held by the caller; the library's own stacks stay empty, because they know nothing of drags and colours. */
export interface TextSteps {
  /** What was typed in the transaction that just ended, or null. */
  take(): TextStep | null
  /** Two steps of typing as one. */
  merge(first: TextStep, second: TextStep): TextStep
  /** Takes a step back (or forth) and returns its inverse; null when nothing of it was left to take back. */
  apply(step: TextStep): { readonly inverse: TextStep | null; readonly keys: readonly string[] }
  /** Forgets a step so that the words it pinned can leave memory. */
  drop(step: TextStep): void
  isOrigin(origin: unknown): boolean
  close(): void
}

/** Follows the typing done under `textOrigin`. Make it before whoever calls `take` at the end of a transaction: listeners run in order. */
export function createTextSteps(doc: Y.Doc, textOrigin: object): TextSteps {
  const { texts } = rootsOf(doc)
  const manager = new Y.UndoManager(texts, { trackedOrigins: new Set([textOrigin]), captureTimeout: 0 })
  let typed: StackItem | null = null
  let touched: string[] = []

  manager.on('stack-item-added', ({ stackItem, origin }) => {
    if (origin !== textOrigin) return
    typed = stackItem
    manager.undoStack = []
  })
  manager.on('stack-item-popped', ({ changedParentTypes }) => {
    for (const type of changedParentTypes.keys()) {
      const key = type.parent === texts ? type._item?.parentSub : null
      if (typeof key === 'string') touched.push(key)
    }
  })

  return {
    take() {
      const item = typed
      typed = null
      return item === null ? null : { direction: 'undo', item }
    },
    merge(first, second) {
      first.item.insertions = Y.mergeDeleteSets([first.item.insertions, second.item.insertions])
      first.item.deletions = Y.mergeDeleteSets([first.item.deletions, second.item.deletions])
      return first
    },
    apply({ direction, item }) {
      const back = direction === 'undo' ? 'redo' : 'undo'
      touched = []
      manager[`${direction}Stack`] = [item]
      manager[direction]()
      const inverse = manager[`${back}Stack`].at(-1)
      // Not `clear()`: that would let go of the deleted words that the inverse still needs.
      manager.undoStack = []
      manager.redoStack = []
      return { inverse: inverse === undefined ? null : { direction: back, item: inverse }, keys: touched }
    },
    drop({ item }) {
      manager.undoStack = [item]
      manager.clear(true, false)
    },
    isOrigin: (origin) => origin === textOrigin || origin === manager,
    close: () => manager.destroy(),
  }
}
