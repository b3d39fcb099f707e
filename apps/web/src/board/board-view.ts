import type { DeviceStorage } from '../device/board-list.ts'

/** How a board is shown on this screen: on a table of one's own, in a hand, or on a wall. */
export type BoardView = 'board' | 'wall' | 'phone'

const storageKey = 'samtavle.board-view'

/** A screen that is held in a hand: narrow, or low because it is turned, and touched by fingers. */
const handheld = '(pointer: coarse) and (max-width: 44rem), (pointer: coarse) and (max-height: 30rem)'

/** How to begin: as the address says, or on a phone as was last chosen there, the short way of writing unless the board was. */
export function firstView(window: Window, storage: DeviceStorage): BoardView {
  const wished = new URLSearchParams(window.location.search)
  if (wished.has('wall')) return 'wall'
  if (wished.has('phone')) return 'phone'
  if (wished.has('board') || !window.matchMedia(handheld).matches) return 'board'
  return chosenBefore(storage) === 'board' ? 'board' : 'phone'
}

/** Remembers on this device what a phone shows first, and lets the address say that the board is on a wall. */
export function keepView(window: Window, storage: DeviceStorage, view: BoardView): void {
  const { pathname } = window.location
  window.history.replaceState(window.history.state, '', view === 'wall' ? `${pathname}?wall` : pathname)
  if (view === 'wall') return
  try {
    storage.setItem(storageKey, view)
  } catch {
    // It is so for this visit.
  }
}

function chosenBefore(storage: DeviceStorage): string | null {
  try {
    return storage.getItem(storageKey)
  } catch {
    return null
  }
}
