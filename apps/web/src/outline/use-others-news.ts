import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { noNews, withChanges } from './others-news.ts'

/** One sentence in so long, however busy the table is; a reader must get a word in of their own. */
const tellEveryMs = 6000

/** Reads aloud in batches what others do on the board, while the list is open and unless it is muted. */
export function useOthersNews(isLoud: boolean): void {
  const { board } = useSession()
  const { announcer, clock } = useServices()
  const { t } = useTranslation()
  useEffect(() => {
    if (!isLoud) return
    let news = noNews
    let cancel: (() => void) | null = null
    function tell(): void {
      cancel = null
      const { added, changed, removed } = news
      news = noNews
      const sentences = [
        added.size > 0 && t('happened.othersAdded', { count: added.size }),
        changed.size > 0 && t('happened.othersChanged', { count: changed.size }),
        removed.size > 0 && t('happened.othersRemoved', { count: removed.size }),
      ].filter((sentence) => sentence !== false)
      if (sentences.length > 0) announcer.say(sentences.join(' '), { shown: false })
    }
    const stop = board.watchItems((changes) => {
      if (changes.local) return
      news = withChanges(news, changes)
      cancel ??= clock.after(tellEveryMs, tell)
    })
    return () => {
      stop()
      cancel?.()
    }
  }, [board, announcer, clock, t, isLoud])
}
