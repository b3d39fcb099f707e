import type { WholeItem } from '@samtavle/board'
import { consentRoundsOn } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { AskConsent, Said } from './consent-part.tsx'
import { useVotings } from './use-votings.ts'
import './voting.css'

/** The consent rounds on one card, with what was said in each; a facilitator may ask for the next. */
export function CardConsent({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const mayWrite = useMayWrite()
  const votings = useVotings()
  const closed = consentRoundsOn(votings, item.id).filter(({ state }) => state !== 'open')
  const mayAsk = mayWrite && me.role === 'facilitate' && votings.every(({ closedAt }) => closedAt !== null)
  if (closed.length === 0 && !mayAsk) return null
  return (
    <section className="card-part">
      {closed.length > 0 && <p className="card-label">{t('voting.consent.history')}</p>}
      {closed.map((reading) => (
        <details key={reading.round.id} className="consent-earlier">
          <summary>
            {t('voting.consent.number', { number: reading.number })}:{' '}
            {t('voting.consent.counts', { ...reading.counts })}
          </summary>
          <Said reading={reading} />
        </details>
      ))}
      {mayAsk && <AskConsent item={item.id} again={closed.length > 0} />}
    </section>
  )
}
