import { useTimerNews } from '../process/use-timer-news.ts'
import type { TimerNow } from '../process/use-timer.ts'
import { useTitleOfTimer } from '../process/use-title-of-timer.ts'

/** Tells of the timer beside its face: in words, in the title of the tab, and in the hand when the time is up. */
export function TimerNews({ now }: { readonly now: TimerNow }) {
  useTimerNews(now)
  useTitleOfTimer(now)
  return null
}
