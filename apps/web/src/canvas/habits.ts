import { createWatchable, type WatchableState } from '@samtavle/base'
import type { CameraStore } from './canvas.ts'

/** What a wheel is taken for: told apart by itself, or said by the person. */
export const wheelDevices = ['auto', 'mouse', 'trackpad'] as const
export type WheelDevice = (typeof wheelDevices)[number]

/** How somebody likes the canvas to behave on this device. */
export interface Habits {
  readonly snaps: WatchableState<boolean>
  /** Whether a marquee takes only what it holds whole, and not all that it touches. */
  readonly marqueeHolds: WatchableState<boolean>
  readonly wheel: WatchableState<WheelDevice>
  readonly cursors: WatchableState<boolean>
  /** Whether the small map is shown. */
  readonly map: WatchableState<boolean>
  /** Whether what came of votings is shown on the notes. */
  readonly outcomes: WatchableState<boolean>
  /** Whether it is shown what the colours mean. */
  readonly legend: WatchableState<boolean>
}

/** Opens the habits kept on this device; a device that refuses to remember costs only that. */
export function createHabits(store: CameraStore): Habits {
  const read = (name: string): string | null => {
    try {
      return store.getItem(`samtavle.${name}`)
    } catch {
      return null
    }
  }
  const kept = <Value extends string | boolean>(name: string, first: Value): WatchableState<Value> => {
    const state = createWatchable(first)
    state.watch(() => {
      try {
        store.setItem(`samtavle.${name}`, String(state.get()))
      } catch {
        // It holds until the tab is closed.
      }
    })
    return state
  }
  return {
    snaps: kept('snaps', read('snaps') !== 'false'),
    marqueeHolds: kept('marquee', read('marquee') === 'true'),
    wheel: kept<WheelDevice>('wheel', wheelDevices.find((device) => device === read('wheel')) ?? 'auto'),
    cursors: kept('cursors', read('cursors') !== 'false'),
    outcomes: kept('outcomes', read('outcomes') !== 'false'),
    legend: kept('legend', read('legend') === 'true'),
    map: kept('map', read('map') === 'true'),
  }
}
