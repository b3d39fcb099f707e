import type { ItemId } from '@samtavle/board'
import type { ScreenPoint } from '../camera.ts'
import type { Direction } from '../editor/neighbour.ts'
import type { Tool } from '../canvas.ts'

/*
 * What fingers and mice mean, as a state machine that touches nothing: a step takes the gesture so far and one input and answers
 * with the next gesture and the acts to perform.
 *
 *   idle --down--> pressing --moved far--> panning | marquee | dragging | resizing | drawing --up--> idle
 *                     |  up = tap                                   |
 *                     +------------ second finger: cancel ----------+--> pinching --one up--> panning
 *   anything --Escape or lost pointer--> spent (until every pointer is up)
 */

export type PointerKind = 'mouse' | 'touch' | 'pen'

/** One corner of a selected item's frame. */
export type Corner = 'nw' | 'ne' | 'se' | 'sw'

/** What lies under a pointer. */
export type Target =
  /** Nothing that can be moved; `locked` is what is held still there. */
  | { readonly on: 'table'; readonly locked?: ItemId }
  | { readonly on: 'item'; readonly id: ItemId }
  | { readonly on: 'handle'; readonly id: ItemId; readonly corner: Corner }
  /** The sign beside a note that adds another one. */
  | { readonly on: 'plus'; readonly id: ItemId; readonly side: Direction }
  /** One end of a selected link. */
  | { readonly on: 'end'; readonly id: ItemId; readonly end: 'from' | 'to' }

/** A pointer event as the gestures read it. */
export interface PointerInput {
  readonly id: number
  readonly kind: PointerKind
  /** 0 is the main button, 1 the middle one, 2 the other one. */
  readonly button: number
  readonly at: ScreenPoint
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or Cmd on a Mac. */
  readonly command: boolean
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
  readonly command: boolean
}

/** What a hand draws: a section, a link from an item, an end of a link led elsewhere, or a note pulled off another. */
export type Drawn =
  | { readonly is: 'section' }
  | { readonly is: 'link'; readonly from: ItemId }
  | { readonly is: 'end'; readonly id: ItemId; readonly end: 'from' | 'to' }
  | { readonly is: 'note'; readonly from: ItemId }

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
  | { readonly is: 'marquee' | 'dragging' | 'resizing' | 'drawing'; readonly press: Press; readonly at: ScreenPoint }
  | {
      readonly is: 'pinching'
      readonly pointers: readonly [number, number]
      readonly from: readonly [ScreenPoint, ScreenPoint]
      readonly now: readonly [ScreenPoint, ScreenPoint]
    }
  | { readonly is: 'spent'; readonly pointers: readonly number[] }

/** Something to do to the board, the selection or the camera. */
export type Act =
  /** `alone` reaches into a group. */
  | { readonly do: 'select' | 'toggle'; readonly id: ItemId; readonly alone: boolean }
  | { readonly do: 'deselect' }
  | { readonly do: 'edit'; readonly id: ItemId; readonly at: ScreenPoint }
  | { readonly do: 'new-note' | 'new-section'; readonly at: ScreenPoint }
  | { readonly do: 'link-tap'; readonly id: ItemId | null }
  | { readonly do: 'add-beside'; readonly id: ItemId; readonly side: Direction }
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'start-marquee'; readonly from: ScreenPoint; readonly adds: boolean }
  | { readonly do: 'marquee'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly do: 'end-marquee'; readonly keep: boolean }
  | { readonly do: 'start-drag'; readonly id: ItemId; readonly copies: boolean }
  /** `loose` lets nothing snap. */
  | { readonly do: 'drag'; readonly from: ScreenPoint; readonly to: ScreenPoint; readonly loose: boolean }
  | { readonly do: 'end-drag'; readonly keep: boolean }
  | { readonly do: 'start-resize'; readonly id: ItemId; readonly corner: Corner }
  | { readonly do: 'resize'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | { readonly do: 'end-resize'; readonly keep: boolean }
  | { readonly do: 'start-draw'; readonly drawn: Drawn; readonly from: ScreenPoint }
  /** `loose` lets no end stick to what lies there. */
  | { readonly do: 'draw'; readonly from: ScreenPoint; readonly to: ScreenPoint; readonly loose: boolean }
  | { readonly do: 'end-draw'; readonly keep: boolean }
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
