import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { clockFace, type TimerNow } from './use-timer.ts'

/** What stands between the timer and the name of the board. */
const between = ' · '

/** Keeps the timer before the board's title in the tab, where it is seen while another tab is read. */
export function useTitleOfTimer(now: TimerNow | null): void {
  const { t } = useTranslation()
  const words = now === null ? null : now.state === 'over' ? `⏰ ${t('session.timer.over')}` : clockFace(now.leftMs)
  useEffect(() => {
    if (words === null) return
    const mark = `${words}${between}`
    document.title = `${mark}${document.title}`
    return () => {
      if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length)
    }
  }, [words])
}
