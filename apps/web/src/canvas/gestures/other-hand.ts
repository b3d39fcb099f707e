import { withContents, type BoardPoint, type ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { ItemDrag } from '../item-drag.ts'
import { unlockedOf } from '../item-state.ts'
import type { Scene } from '../scene.ts'
import type { Gesture, GestureContext, PointerInput } from './gesture.ts'

/** A second person's hand on the same screen: it carries a note while the first hand is on another. */
export interface OtherHand {
  /** Takes a finger that went down while the first hand does something; false when the finger is not for this hand. */
  takes(input: PointerInput, gesture: Gesture, context: GestureContext): boolean
  owns(pointer: number): boolean
  move(input: PointerInput): void
  up(input: PointerInput): void
  /** The browser took the finger away: what it carried goes back. */
  lost(pointer: number): void
}

/** What the hand works on. */
export interface OtherHandOptions {
  readonly session: Pick<BoardSession, 'board' | 'undo'>
  readonly scene: Scene
  readonly camera: () => Camera
  readonly drag: ItemDrag
}

/** How far a finger may tremble before it carries, in pixels. */
const tremblePx = 10

/** Makes a hand that holds nothing. */
export function createOtherHand({ session, scene, camera, drag }: OtherHandOptions): OtherHand {
  let held: {
    readonly pointer: number
    readonly id: ItemId
    readonly at: ScreenPoint
    grip: BoardPoint | null
  } | null = null

  function carry(input: PointerInput): void {
    if (held === null) return
    const isStill = held.grip === null && Math.hypot(input.at[0] - held.at[0], input.at[1] - held.at[1]) <= tremblePx
    if (isStill) return
    if (held.grip === null) {
      held.grip = screenToBoard(camera(), held.at)
      session.undo.stopCapturing()
      drag.start([...withContents(session.board.view(), unlockedOf([held.id], scene))], { copies: false })
    }
    const now = screenToBoard(camera(), input.at)
    drag.move(now[0] - held.grip[0], now[1] - held.grip[1])
  }
  function letGo(keep: boolean): void {
    if (held?.grip) drag.end(keep)
    held = null
    session.undo.stopCapturing()
  }

  return {
    takes(input, gesture, context) {
      if (held !== null || input.kind !== 'touch' || !context.canWrite || context.tool !== 'select') return false
      if (gesture.is !== 'pressing' && gesture.is !== 'dragging') return false
      const [first, target] = [gesture.press.target, context.targetAt(input.at, input.kind)]
      if (first.on !== 'item' || target.on !== 'item' || target.id === first.id) return false
      // What goes with the first hand already cannot go with this one, too.
      const isTaken = context.isSelected(target.id) && context.isSelected(first.id)
      if (isTaken || withContents(session.board.view(), [first.id]).has(target.id)) return false
      held = { pointer: input.id, id: target.id, at: input.at, grip: null }
      return true
    },
    owns: (pointer) => held?.pointer === pointer,
    move: carry,
    up(input) {
      carry(input)
      letGo(true)
    },
    lost: () => letGo(false),
  }
}
