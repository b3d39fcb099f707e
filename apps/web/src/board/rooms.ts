import type { ComponentType } from 'react'
import type { BoardSession } from '../sync/session.ts'
import { laterComponent } from '../words/later-component.ts'
import type { BoardView } from './board-view.ts'

type Room = ComponentType<{ readonly session: BoardSession }>

const loads = {
  board: async (): Promise<Room> => (await import('./board-room.tsx')).BoardRoom,
  phone: async (): Promise<Room> => (await import('../phone/phone-room.tsx')).PhoneRoom,
  wall: async (): Promise<Room> => (await import('../wall/wall-room.tsx')).WallRoom,
} as const satisfies Readonly<Record<BoardView, () => Promise<Room>>>

/** What shows a board, by view; each is fetched alone, so that a phone never waits for the canvas. */
export const rooms = {
  board: laterComponent([], loads.board),
  phone: laterComponent(['phone'], loads.phone),
  wall: laterComponent(['wall', 'around'], loads.wall),
} as const

/** Fetches a room early, and its words once it is known in which language; what fails is tried again, and spoken of, when it is shown. */
export function fetchRoom(view: BoardView, language: Promise<unknown>): void {
  void Promise.allSettled([loads[view](), language.then(rooms[view].fetch)])
  // A canvas lays out all its words anew when a font comes late.
  if (view !== 'phone') void headingFont().catch(() => undefined)
}

async function headingFont(): Promise<void> {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-heading')
  await document.fonts.load(`560 16px ${family}`)
}
