import type { ItemId } from '@samtavle/board'
import { useEffect, type RefObject } from 'react'

/** Gives the keyboard to the row of a thing as soon as it is drawn: a long list grows over several frames. */
export function useFocusOn(part: RefObject<HTMLElement | null>, id: ItemId | undefined): void {
  useEffect(() => {
    const element = part.current
    if (element === null || id === undefined) return
    const focusRow = (): boolean => {
      const row = element.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"] button`)
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
      return row !== null
    }
    if (focusRow()) return
    const growing = new MutationObserver(() => {
      if (focusRow()) growing.disconnect()
    })
    growing.observe(element, { childList: true, subtree: true })
    return () => growing.disconnect()
  }, [part, id])
}
