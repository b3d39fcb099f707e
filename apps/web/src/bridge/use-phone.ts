import { useSyncExternalStore } from 'react'

/** The width below which bars lie at the edge and lists over the board; the style sheets say the same. */
const phone = '(max-width: 44rem)'

/** Whether the window is as narrow as a phone's, now. */
export function isPhone(): boolean {
  return window.matchMedia(phone).matches
}

/** Whether the window is as narrow as a phone's, live. */
export function usePhone(): boolean {
  return useSyncExternalStore(watch, isPhone)
}

function watch(listener: () => void): () => void {
  const query = window.matchMedia(phone)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
