import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import type { TimerNow } from './use-timer.ts'

/** What is worth saying of a timer: that it runs, that a minute is left, and that the time is up. */
type Phase = 'none' | 'running' | 'soon' | 'over'

const soonMs = 60_000
/** Of a timer this short nobody needs a word before its end. */
const shortMs = 90_000
/** Two short ones, in milliseconds: a hand feels it where forty bells in one room would be noise. */
const buzzMs = [180, 120, 180]

/** Says what matters of the timer, once each; whoever comes later hears what comes then. */
export function useTimerNews(now: TimerNow | null): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const known = useRef<Phase | null>(null)
  const phase = phaseOf(now)
  useEffect(() => {
    const before = known.current
    known.current = phase
    if (before === null || before === phase) return
    if (phase === 'soon' && before === 'running') announcer.say(t('session.timer.soon'), { shown: false })
    if (phase === 'none') announcer.say(t('session.timer.stopped'), { shown: false })
    if (phase !== 'over') return
    announcer.say(t('session.timer.overLong'))
    notify(t('session.timer.over'))
    buzz()
  }, [announcer, t, phase])
}

function phaseOf(now: TimerNow | null): Phase {
  if (now === null) return 'none'
  if (now.state === 'over') return 'over'
  return now.leftMs <= soonMs && now.timer.totalMs > shortMs ? 'soon' : 'running'
}

/** Tells it outside the page, to those who said so and look elsewhere. */
function notify(words: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) return
  try {
    const notice = new Notification(words, { tag: 'samtavle-timer' })
    notice.addEventListener('click', () => window.focus())
  } catch {
    // Some phones let only workers notify; the sound and the title say it, too.
  }
}

/** Phones let only pages buzz that somebody has touched. */
function buzz(): void {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(buzzMs)
}
