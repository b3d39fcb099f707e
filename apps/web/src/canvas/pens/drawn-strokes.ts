import type { Clock } from '@samtavle/base'
import { createStrokeEdits, mostStrokePoints } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { wetOf, type DrawingPenHand } from './pen-hand.ts'
import type { PenNews } from './pens.ts'
import type { Wet } from './pen-sheet.ts'
import { courseToStrokes } from './to-strokes.ts'

/** What was drawn, on its way to the board. */
export interface DrawnStrokes {
  putDown(hand: DrawingPenHand): void
  /** Strokes that lie on the board and may not be painted there yet; asked once for each frame. */
  wet(): readonly Wet[]
  close(): void
}

/** Where it goes, and how it is told. */
export interface DrawnStrokesOptions {
  readonly session: BoardSession
  readonly clock: Clock
  readonly onNews: (news: PenNews) => void
}

/** A line that goes on for so long is put down, and goes on as another: some minutes without lifting the pen. */
export const mostPoints = 8 * mostStrokePoints
/** Frames after which what was drawn is surely painted on the board. */
const dryingFrames = 6
/** Strokes that follow each other faster than this are told together, in milliseconds. */
const gatherMs = 1200

/** Starts with nothing drawn. */
export function createDrawnStrokes({ session, clock, onNews }: DrawnStrokesOptions): DrawnStrokes {
  const { addStrokes } = session.edits.with(createStrokeEdits)
  let drying: readonly { readonly wet: Wet; frames: number }[] = []
  let count = 0
  let cancelNews: (() => void) | null = null
  const tell = (): void => {
    onNews({ is: 'drawn', count })
    count = 0
  }
  return {
    putDown(hand) {
      session.undo.stopCapturing()
      addStrokes(courseToStrokes(hand.trace.course(), hand.how))
      session.undo.stopCapturing()
      drying = [...drying, { wet: wetOf(hand), frames: dryingFrames }]
      count += 1
      cancelNews?.()
      cancelNews = clock.after(gatherMs, tell)
    },
    wet() {
      drying = drying.filter((each) => (each.frames -= 1) > 0)
      return drying.map(({ wet }) => wet)
    },
    close: () => cancelNews?.(),
  }
}
