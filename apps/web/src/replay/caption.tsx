import { useTranslation } from 'react-i18next'
import { useWatchable } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { recentActions } from './film/acting.ts'
import { useSentence, useTelling, type ShownParts } from './use-told.ts'

/** Sentences that stand at once: the newest, and what led to it. */
const sentences = 3

/** Who does what, as it happens. Spoken to screen readers while the film stands still; while it runs that would be a torrent. */
export function Caption({ parts }: { readonly parts: ShownParts }) {
  const { t } = useTranslation()
  const telling = useTelling(parts.film)
  const moment = useWatchable(parts.film.moment)
  const isRunning = useWatchable(parts.film.running).direction !== 0
  const say = useSentence(parts, telling?.story)
  if (telling === null) return null
  const recent = recentActions(telling, moment, sentences)
  return (
    <section className="replay-caption" aria-label={t('replay.now')} aria-live={isRunning ? 'off' : 'polite'}>
      {recent.map((action, age) => (
        <p key={action.firstMoment} data-age={age}>
          <SectorMark sector={action.sector} size={15} />
          {say(action)}
        </p>
      ))}
    </section>
  )
}
