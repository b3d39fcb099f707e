import type { ItemId } from '@samtavle/board'
import type { ScreenPoint } from '../camera.ts'
import type { Tool } from '../canvas.ts'
import type { PointerInput, PointerKind, Target } from '../gestures/gesture.ts'
import { isPenOnly, type PenDesk } from './pen-desk.ts'

/*
 * Whose pointer this is. A mouse and a finger draw with the tool in the hand. A real pen draws by itself, once there was one; then fingers only
 * move the board, and a palm that rests beside the pen does nothing at all.
 */

/** What a pointer that went down is for. */
export type PenPurpose =
  | 'draws'
  | 'erases'
  /** It draws if it moves; a tap is for whatever lies there. */
  | 'waits'
  /** A palm. */
  | 'ignores'
  /** The second finger of a hand that zooms: the first one is given back, too. */
  | 'pinches'
  /** Not for pens. */
  | 'passes'

/** A pointer that draws already. */
export interface DrawingHand {
  readonly kind: PointerKind
  readonly at: ScreenPoint
  /** Whether it has drawn more than a finger trembles. */
  readonly hasDrawn: boolean
}

/** What it depends on. */
export interface PenFacts {
  readonly desk: PenDesk
  readonly tool: Tool
  /** Whether I may draw here now. */
  readonly mayDraw: boolean
  readonly isSpaceHeld: boolean
  /** Whether no finger moves or zooms the board already. */
  readonly isBoardFree: boolean
  readonly hands: readonly DrawingHand[]
  /** A wall is for two people at once, a large screen may be, a small one is not. */
  readonly screen: 'wall' | 'large' | 'small'
  readonly hasSelection: boolean
  readonly isSelected: (id: ItemId) => boolean
  readonly targetAt: (at: ScreenPoint, kind: PointerKind) => Target
  /** Whether a pen has just been lifted near there: then a tap is the dot on an i. */
  readonly isWriting: (at: ScreenPoint) => boolean
}

/** The button that the eraser at the other end of a pen presses. */
const eraserButton = 5
/** Farther apart than this, in pixels, two fingers are two people's, where two people can be. */
const farApartPx = 300

/** What a pointer is for that went down just now. */
export function purposeOf(input: Pick<PointerInput, 'kind' | 'button' | 'at'>, facts: PenFacts): PenPurpose {
  const { kind, button } = input
  if (!facts.mayDraw || facts.isSpaceHeld || (button !== 0 && button !== eraserButton)) return 'passes'
  if (kind === 'touch') return purposeOfFinger(input.at, facts)
  if (kind === 'pen') return purposeOfPen(input, facts)
  return facts.tool === 'draw' ? inHand(facts) : 'passes'
}

function purposeOfPen({ at, button }: Pick<PointerInput, 'button' | 'at'>, facts: PenFacts): PenPurpose {
  const { tool, desk, isWriting, targetAt } = facts
  if (button === eraserButton) return 'erases'
  if (tool === 'draw') return inHand(facts)
  if (tool !== 'select' || !isPenOnly(desk)) return 'passes'
  if (isWriting(at)) return inHand(facts)
  const target = targetAt(at, 'pen')
  if (target.on === 'table') return facts.hasSelection || target.locked !== undefined ? 'waits' : inHand(facts)
  // What was tapped before is moved; over everything else it draws.
  return target.on === 'item' && !facts.isSelected(target.id) ? 'waits' : 'passes'
}

function purposeOfFinger(at: ScreenPoint, facts: PenFacts): PenPurpose {
  const { hands, tool, desk } = facts
  if (hands.some(({ kind }) => kind === 'pen')) return 'ignores'
  if (tool !== 'draw' || isPenOnly(desk) || !facts.isBoardFree) return 'passes'
  const others = hands.filter(({ kind }) => kind === 'touch')
  if (others.length === 0) return inHand(facts)
  return others.every((hand) => isSomebodyElse(hand, at, facts)) ? inHand(facts) : 'pinches'
}

/** Two fingers of one hand come down together and near each other. */
function isSomebodyElse({ at, hasDrawn }: DrawingHand, [x, y]: ScreenPoint, { screen }: PenFacts): boolean {
  if (screen === 'small' || (screen === 'large' && !hasDrawn)) return false
  return Math.hypot(x - at[0], y - at[1]) > farApartPx
}

function inHand({ desk }: PenFacts): PenPurpose {
  return desk.erases ? 'erases' : 'draws'
}
