import type { Hold, Standing } from '@samtavle/method'
import type { WholeItem } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useNameOf } from './use-cards.ts'

/** Who stands where on a card: holders, those from before it was reopened, and every reservation with its reason. */
export function Holders({ item, standing }: { readonly item: WholeItem; readonly standing: Standing }) {
  const { t } = useTranslation()
  const isAgreed = item.kind === 'agreement' || item.kind === 'rule'
  const { holds, earlierHolds, reservations, reopened } = standing
  return (
    <div className="holders">
      {reopened !== null && reopened.reason !== '' && (
        <p className="card-soft">{t('cards.reopenedBecause', { reason: reopened.reason })}</p>
      )}
      <People heading={t(isAgreed ? 'cards.agreedBy' : 'cards.heldBy')} people={holds} />
      <People heading={t('cards.heldBefore')} people={earlierHolds} />
      {reservations.map((reservation) => (
        <figure key={reservation.actor} className="reservation">
          <figcaption>
            <SectorMark sector={reservation.sector} size={13} />
            <ReservedBy person={reservation} />
          </figcaption>
          <blockquote>
            {reservation.reason}
            {reservation.safe !== undefined && <p>{t('cards.safe', { words: reservation.safe })}</p>}
          </blockquote>
        </figure>
      ))}
    </div>
  )
}

function ReservedBy({ person }: { readonly person: Hold }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const nameOf = useNameOf()
  const name = person.actor === me.id ? t('cards.yours') : nameOf(person.actor, person.sector)
  return <span>{t('cards.reservationOf', { name })}</span>
}

function People({ heading, people }: { readonly heading: string; readonly people: readonly Hold[] }) {
  const nameOf = useNameOf()
  if (people.length === 0) return null
  return (
    <div>
      <p className="card-label">{heading}</p>
      <ul className="holder-names">
        {people.map(({ actor, sector }) => (
          <li key={actor}>
            <SectorMark sector={sector} size={13} />
            {nameOf(actor, sector)}
          </li>
        ))}
      </ul>
    </div>
  )
}
