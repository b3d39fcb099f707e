import { createListeners, type Clock } from '@samtavle/base'
import type * as Y from 'yjs'
import type { Edits } from '../edit/edits.ts'
import { rootsOf } from '../document/roots.ts'
import type { ActorId } from '../document/schema.ts'
import { captureSteps } from './capture-steps.ts'
import { continues, isEmptyStep, mergeStep, takeBack, type Step, type StepOutcome } from './step.ts'
import { createTextSteps } from './text-steps.ts'
import type { Undo, UndoOutcome } from './undo.ts'

/** Steps kept; older ones are forgotten so that the words they pin can leave memory. */
const mostSteps = 200

/** What undo needs from outside. */
export interface UndoOptions {
  readonly doc: Y.Doc
  readonly edits: Edits
  readonly actor: ActorId | null
  readonly clock: Clock
}

/**
 * Undo that is mine only. A key goes back only while it still holds what I wrote; words go back through Yjs' own undo
 * manager, limited to my typing; a creation by hiding the item, unless somebody else has worked on it since.
 */
export function createUndo({ doc, edits, actor, clock }: UndoOptions): Undo {
  const roots = rootsOf(doc)
  const undoOrigin = Object.freeze({ name: 'undo' })
  const texts = createTextSteps(doc, edits.textOrigin)
  const listeners = createListeners()
  const undoSteps: Step[] = []
  const redoSteps: Step[] = []
  let open: Step | null = null
  let isOne = false

  const closeStep = (): void => {
    open = null
  }
  const forget = (steps: Step[], count: number): void => {
    for (const { text } of steps.splice(0, count)) if (text !== null) texts.drop(text)
  }
  const capture = captureSteps({
    doc,
    edits,
    clock,
    texts,
    isUndo: (origin) => origin === undoOrigin || texts.isOrigin(origin),
    onStep(step) {
      forget(redoSteps, redoSteps.length)
      if (open !== null && (isOne || continues(open, step))) mergeStep(open, step, texts)
      else {
        open = step
        undoSteps.push(step)
        forget(undoSteps, Math.max(0, undoSteps.length - mostSteps))
      }
      listeners.notify()
    },
  })
  const apply = (step: Step): StepOutcome =>
    takeBack(
      {
        roots,
        texts,
        actor,
        transact: (change) => doc.transact(change, undoOrigin),
        now: clock.now(),
        isTouchedByOthers: capture.isTouchedByOthers,
      },
      step,
    )
  /** Takes steps off one stack until one of them still has something to take back, or to say. */
  const travel = (from: Step[], to: Step[]): UndoOutcome => {
    closeStep()
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const { inverse, kept, touched } = apply(step)
      const done = !isEmptyStep(inverse)
      if (done) to.push(inverse)
      if (!done && kept.length === 0) continue
      listeners.notify()
      return { done, kept, touched }
    }
    listeners.notify()
    return { done: false, kept: [], touched: [] }
  }

  return {
    undo: () => travel(undoSteps, redoSteps),
    redo: () => travel(redoSteps, undoSteps),
    canUndo: () => undoSteps.length > 0,
    canRedo: () => redoSteps.length > 0,
    stopCapturing: closeStep,
    asOne(edits) {
      closeStep()
      isOne = true
      try {
        return edits()
      } finally {
        isOne = false
        closeStep()
      }
    },
    watch: (listener) => listeners.add(listener),
    close() {
      capture.close()
      texts.close()
    },
  }
}
