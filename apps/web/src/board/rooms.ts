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

/** Fetches a room early; what fails is tried again, and spoken of, when it is shown. */
export function fetchRoom(view: BoardView): void {
  loads[view]().catch(() => undefined)
}
