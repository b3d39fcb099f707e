import type { ItemId } from '@samtavle/board'
import type { ScreenPoint } from '../camera.ts'
import type { Tool } from '../canvas.ts'

/*
 * What fingers and mice mean, as a state machine that touches nothing: a step takes the gesture so far and one input and answers
 * with the next gesture and the acts to perform.
 *
 *   idle --down--> pressing --moved far--> panning | marquee | dragging | resizing --up--> idle
 *                     |  up = tap                                   |
 *                     +------------ second finger: cancel ----------+--> pinching --one up--> panning
 *   anything --Escape or lost pointer--> spent (until every pointer is up)
 */

export type PointerKind = 'mouse' | 'touch' | 'pen'

/** One corner of a selected item's frame. */
export type Corner = 'nw' | 'ne' | 'se' | 'sw'

/** What lies under a pointer. */
export type Target =
  | { readonly on: 'table' }
  | { readonly on: 'item'; readonly id: ItemId }
  | { readonly on: 'handle'; readonly id: ItemId; readonly corner: Corner }

/** A pointer event as the gestures read it. */
export interface PointerInput {
  readonly id: number
  readonly kind: PointerKind
  /** 0 is the main button, 1 the middle one, 2 the other one. */
  readonly button: number
  readonly at: ScreenPoint
  readonly shift: boolean
  readonly alt: boolean
  /** Milliseconds on any steady clock. */
  readonly time: number
}

/** What a step may ask of the board while it decides. */
export interface GestureContext {
  readonly tool: Tool
  readonly isSpaceHeld: boolean
  readonly canWrite: boolean
  readonly isSelected: (id: ItemId) => boolean
  readonly targetAt: (at: ScreenPoint, kind: PointerKind) => Target
}

/** Where a press began. */
export interface Press {
  readonly pointer: number
  readonly kind: PointerKind
  readonly at: ScreenPoint
  readonly target: Target
  readonly shift: boolean
  readonly alt: boolean
}

/** The last tap, to tell a double one. */
export interface Tap {
  readonly at: ScreenPoint
  readonly time: number
  readonly kind: PointerKind
}

export type Gesture =
  | { readonly is: 'idle'; readonly lastTap: Tap | null }
  | { readonly is: 'pressing'; readonly press: Press; readonly lastTap: Tap | null }
  | { readonly is: 'panning'; readonly pointer: number; readonly kind: PointerKind; readonly at: ScreenPoint }
  | { readonly is: 'marquee' | 'dragging' | 'resizing'; readonly press: Press; readonly at: ScreenPoint }
  | {
      readonly is: 'pinching'
      readonly pointers: readonly [number, number]
      readonly from: readonly [ScreenPoint, ScreenPoint]
      readonly now: readonly [ScreenPoint, ScreenPoint]
    }
  | { readonly is: 'spent'; readonly pointers: readonly number[] }

/** Something to do to the board, the selection or the camera. */
export type Act =
  | { readonly do: 'select'; readonly id: ItemId }
  | { readonly do: 'toggle'; readonly id: ItemId }
  | { readonly do: 'deselect' }
  | { readonly do: 'edit'; readonly id: ItemId; readonly at: ScreenPoint }
  | { readonly do: 'new-note'; readonly at: ScreenPoint }
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'start-marquee'; readonly from: ScreenPoint; readonly adds: boolean }
  | { readonly do: 'marquee'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly do: 'end-marquee'; readonly keep: boolean }
  | { readonly do: 'start-drag'; readonly id: ItemId; readonly copies: boolean }
  | { readonly do: 'drag'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly do: 'end-drag'; readonly keep: boolean }
  | { readonly do: 'start-resize'; readonly id: ItemId; readonly corner: Corner }
  | { readonly do: 'resize'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly do: 'end-resize'; readonly keep: boolean }
  | { readonly do: 'start-pinch' }
  | {
      readonly do: 'pinch'
      readonly from: readonly [ScreenPoint, ScreenPoint]
      readonly to: readonly [ScreenPoint, ScreenPoint]
    }

/** The next gesture and what to do now. */
export interface Step {
  readonly gesture: Gesture
  readonly acts: readonly Act[]
}

/** Nothing is pressed. */
export const idle: Gesture = { is: 'idle', lastTap: null }
