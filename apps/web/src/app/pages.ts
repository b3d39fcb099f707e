import { laterComponent } from '../words/later-component.ts'
import type { Route } from './router.ts'

/** The front page. */
export const HomePage = laterComponent([], async () => (await import('../home/home-page.tsx')).HomePage)
/** A board, or its replay, behind its door. */
export const BoardEntry = laterComponent([], async () => (await import('../join/board-entry.tsx')).BoardEntry)

/** Fetches a page early; what fails is tried again, and spoken of, when it is shown. */
export function fetchPage(page: Route['page']): void {
  if (page === 'missing') return
  const later = page === 'home' ? HomePage : BoardEntry
  later.fetch().catch(() => undefined)
}
