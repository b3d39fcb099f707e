import type { ItemId } from '@samtavle/board'
import { createContext, use } from 'react'
import type { Ground } from './use-ground.ts'

/** What every part of the panel needs: the common ground, and ways to what an entry is about. */
export interface PanelTools extends Ground {
  readonly mayWrite: boolean
  /** Moves the board to a thing and gives it the keyboard. */
  show(id: ItemId): void
  /** Opens the list at a thing. */
  findInList(id: ItemId): void
  readonly invite: () => void
}

/** Carries the panel's tools to its parts. */
export const PanelContext = createContext<PanelTools | null>(null)

/** The tools of the panel a component stands in. */
export function usePanel(): PanelTools {
  const tools = use(PanelContext)
  if (tools === null) throw new Error('A part of the common ground stands outside its panel')
  return tools
}
