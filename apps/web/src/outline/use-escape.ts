import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Leaves a part of the page by Escape: the innermost part that listens takes the key, and nobody does while a letter is composed. */
export function useEscape(part: RefObject<HTMLElement | null>, leave: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    leave()
  })
  useEffect(() => {
    const element = part.current
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [part])
}
