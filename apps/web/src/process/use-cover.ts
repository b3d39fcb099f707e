import type { ItemView } from '@samtavle/board'
import { useState } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useWatchable } from '../bridge/hooks.ts'
import { isBy } from '../bridge/is-by.ts'

/** How a covered item is met in a list. */
export interface Cover {
  /** Who covered it, by name, if that is known. */
  readonly name: string | null
  /** Whether its words are shown to me now. */
  readonly isLifted: boolean
  /** Shows me the words, or hides them again; null where they are not mine to read. */
  readonly lift: (() => void) | null
}

/** The cover over an item; null where there is none. */
export function useCover(view: ItemView | undefined): Cover | null {
  const { me, covered } = useSession()
  const mark = useWatchable(covered).get(view?.id ?? ('' as ItemView['id']))
  const name = useActor(mark?.by ?? null)?.name ?? null
  const [isLifted, setLifted] = useState(false)
  if (mark === undefined || view === undefined) return null
  const mayRead = me.role === 'facilitate' || isBy(view, me.id)
  return { name, isLifted: mayRead && isLifted, lift: mayRead ? () => setLifted(!isLifted) : null }
}
