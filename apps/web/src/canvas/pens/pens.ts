import { createListeners, createWatchable, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { BoardSession } from '../../sync/session.ts'
import { screenToBoard } from '../camera.ts'
import type { CanvasParts } from '../canvas-parts.ts'
import type { PointerInput } from '../gestures/gesture.ts'
import { targetUnder } from '../gestures/hit.ts'
import { hitField } from '../own-overlay.ts'
import { createDrawnStrokes, mostPoints } from './drawn-strokes.ts'
import { emptyDesk, isPenOnly, type PenDesk } from './pen-desk.ts'
import { hasDrawn, samplesOf, startDrawing, wetOf, type DrawingPenHand, type PenHand } from './pen-hand.ts'
import { purposeOf, type DrawingHand, type PenFacts } from './pen-rules.ts'
import { createPenSheet } from './pen-sheet.ts'
import { createRubber } from './rubber.ts'

/** What happened, for ears and for whoever wonders. */
export type PenNews =
  | { readonly is: 'drawn' | 'erased'; readonly count: number }
  /** What was rubbed at was drawn by others. */
  | { readonly is: 'not-mine' }

/** What goes on without pens. */
export type BoardHands = Pick<PenFacts, 'isSpaceHeld' | 'isBoardFree'>

/** Everything that draws by hand: pens, fingers and mice with the tool, and erasers. */
export interface Pens {
  readonly desk: Watchable<PenDesk>
  lay(change: Partial<PenDesk>): void
  /** From drawing to rubbing out, and back. */
  turn(): void
  watchNews(listener: (news: PenNews) => void): Unsubscribe
  /** Takes a pointer that went down; what is not for pens is answered, in the order in which it is to be pressed. */
  down(event: PointerEvent, input: PointerInput, board: BoardHands): readonly PointerInput[]
  /** False when the pointer is not a pen's. */
  move(event: PointerEvent, input: PointerInput): boolean
  /** Null when it is not a pen's; what was a mere tap is answered, to be pressed. */
  up(event: PointerEvent, input: PointerInput): readonly PointerInput[] | null
  lost(pointer: number): boolean
  /** Takes back what is being drawn; false when nothing was. */
  cancel(): boolean
  close(): void
}

/** What pens work on. */
export interface PensOptions {
  readonly session: BoardSession
  readonly parts: CanvasParts
  readonly clock: Clock
  readonly isWall: boolean
}

/** How far a pen may tremble before it draws over a paper, in pixels. */
const tremblePx = 6
/** A tap so soon after the last line, and so near to its end, is a dot and no choice. */
const dotMs = 900
const dotPx = 120
/** A screen whose shorter side has so many pixels may have two people before it. */
const largePx = 600

/** Makes pens that nobody holds. */
export function createPens(options: PensOptions): Pens {
  const { parts } = options
  const { camera, elements } = parts
  const desk = createWatchable<PenDesk>(emptyDesk)
  const news = createListeners<[PenNews]>()
  const hands = new Map<number, PenHand>()
  const drawn = createDrawnStrokes({ ...options, onNews: news.notify })
  const rubber = createRubber({ ...options, onNews: news.notify })
  const factsNow = createPenFacts(options, { desk, hands })
  const sheet = createPenSheet({
    root: elements.root,
    above: elements.field,
    looks: parts.source.looks,
    camera: camera.camera.get,
    viewport: camera.viewport,
    wet() {
      const drying = drawn.wet()
      if (drying.length > 0) sheet.request()
      return [...rubber.wet(), ...drying, ...[...hands.values()].filter(isDrawing).map(wetOf)]
    },
  })

  const begin = (purpose: 'draws' | 'erases', event: PointerEvent, start: PointerInput): PenHand => {
    const [x, y] = screenToBoard(camera.camera.get(), start.at)
    if (purpose === 'erases') {
      const hand: PenHand = { is: 'erasing', start, last: start, from: [x, y] }
      hands.set(start.id, hand)
      rubber.rub(hand, event, start)
      return hand
    }
    const hand = startDrawing(start, desk.get(), camera.camera.get())
    hand.trace.add([x, y, pressureOf(event, start)])
    hands.set(start.id, hand)
    return hand
  }
  const goOn = (hand: PenHand, event: PointerEvent, input: PointerInput): void => {
    if (hand.is === 'waiting' && distanceOf(hand.start, input) > tremblePx)
      return goOn(begin(desk.get().erases ? 'erases' : 'draws', event, hand.start), event, input)
    if (hand.is === 'erasing') rubber.rub(hand, event, input)
    if (hand.is !== 'drawing') return
    samplesOf(event, input, camera.camera.get()).forEach(hand.trace.add)
    hand.last = input
    if (hand.trace.size() < mostPoints) return
    drawn.putDown(hand)
    begin('draws', event, input)
  }
  /** Ends what a hand does; what it drew stays, or not. What was rubbed out goes once nobody rubs any more. */
  const letGo = (hand: PenHand, keep: boolean): void => {
    hands.delete(hand.start.id)
    if (hand.is === 'drawing' && keep) drawn.putDown(hand)
    if (hand.is === 'erasing' && ![...hands.values()].some(({ is }) => is === 'erasing')) rubber.end(keep)
    sheet.request()
  }
  /** Takes back what a hand does, which does nothing more until it is lifted. */
  const stop = (hand: PenHand): void => {
    letGo(hand, false)
    hands.set(hand.start.id, { is: 'ignored', start: hand.start, last: hand.last })
  }
  const busy = (): readonly PenHand[] => [...hands.values()].filter(({ is }) => is !== 'ignored')
  const seePen = (): void => {
    if (!desk.get().seesPen) desk.set({ ...desk.get(), seesPen: true })
    // Fingers that drew until a pen came were palms.
    if (isPenOnly(desk.get())) busy().forEach((hand) => hand.start.kind === 'touch' && stop(hand))
  }
  const stopFollowing = camera.camera.watch(() => sheet.request())

  return {
    desk,
    lay: (change) => desk.set({ ...desk.get(), ...change }),
    turn: () => desk.set({ ...desk.get(), erases: !desk.get().erases }),
    watchNews: news.add,
    down(event, input, board) {
      if (input.kind === 'pen' && factsNow(input, board).mayDraw) seePen()
      const purpose = purposeOf(input, factsNow(input, board))
      sheet.request()
      switch (purpose) {
        case 'draws':
        case 'erases':
          begin(purpose, event, input)
          return []
        case 'waits':
        case 'ignores':
          hands.set(input.id, { is: purpose === 'waits' ? 'waiting' : 'ignored', start: input, last: input })
          return []
        case 'pinches': {
          const first = busy().filter(({ start }) => start.kind === 'touch')
          for (const hand of first) letGo(hand, hasDrawn(hand))
          return [...first.map(({ last }) => last), input]
        }
        case 'passes':
          return [input]
      }
    },
    move(event, input) {
      const hand = hands.get(input.id)
      if (hand === undefined) return false
      goOn(hand, event, input)
      sheet.request()
      return true
    },
    up(event, input) {
      const hand = hands.get(input.id)
      if (hand === undefined) return null
      if (distanceOf(hand.last, input) > 0) goOn(hand, event, input)
      const now = hands.get(input.id) ?? hand
      letGo(now, true)
      if (input.kind === 'pen' && now.is === 'drawing') factsNow.lifted(input)
      return now.is === 'waiting' ? [now.start] : []
    },
    lost(pointer) {
      const hand = hands.get(pointer)
      if (hand === undefined) return false
      // A browser takes palms away, and pens only by accident.
      letGo(hand, hand.start.kind === 'pen' && hasDrawn(hand))
      return true
    },
    cancel: () => busy().map(stop).length > 0,
    close() {
      stopFollowing()
      drawn.close()
      sheet.close()
    },
  }
}

/** Reads what a pointer's purpose depends on. */
function createPenFacts(
  { parts, isWall }: PensOptions,
  { desk, hands }: { readonly desk: Watchable<PenDesk>; readonly hands: ReadonlyMap<number, PenHand> },
) {
  const { commands, tool, camera, selection } = parts
  let lifted: PointerInput | null = null
  const facts = ({ time }: PointerInput, board: BoardHands): PenFacts => {
    const { width, height } = camera.viewport()
    return {
      desk: desk.get(),
      tool: tool.get(),
      mayDraw: commands.canWrite() && parts.mayMake('draw'),
      ...board,
      hands: [...hands.values()].filter(({ is }) => is !== 'ignored').map(handFacts),
      screen: isWall ? 'wall' : Math.min(width, height) >= largePx ? 'large' : 'small',
      hasSelection: selection.ids.get().length > 0,
      isSelected: selection.has,
      targetAt: (at, kind) => targetUnder(hitField(parts), at, kind),
      isWriting: ([x, y]) =>
        lifted !== null && time - lifted.time < dotMs && Math.hypot(x - lifted.at[0], y - lifted.at[1]) < dotPx,
    }
  }
  return Object.assign(facts, { lifted: (input: PointerInput) => void (lifted = input) })
}

function isDrawing(hand: PenHand): hand is DrawingPenHand {
  return hand.is === 'drawing'
}

function handFacts(hand: PenHand): DrawingHand {
  return { kind: hand.start.kind, at: hand.last.at, hasDrawn: hasDrawn(hand) }
}

function pressureOf({ pressure }: PointerEvent, { kind }: PointerInput): number {
  return kind === 'pen' && pressure > 0 ? pressure : 0.5
}

function distanceOf({ at: [ax, ay] }: PointerInput, { at: [bx, by] }: PointerInput): number {
  return Math.hypot(bx - ax, by - ay)
}
