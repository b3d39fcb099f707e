import { standingOf, type Reservation } from '@samtavle/method'
import type { ItemId, ItemKind } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { Thing, Who } from './thing.tsx'
import { findingsOfKind } from './use-ground.ts'

/** Every reservation with its reason, also where what it is about has been deleted: nobody hides a doubt. */
export function ReservationsPart() {
  const { t } = useTranslation('ground')
  const { board } = useSession()
  const { view, findings } = usePanel()
  const standing = findingsOfKind(findings, 'reservation')
  const deleted = board.gone().flatMap(({ item }) => {
    if (item.state !== 'whole') return []
    return standingOf(view, item).reservations.map((reservation) => ({ item, reservation }))
  })
  return (
    <Part name="reservations" lead={t('reservations.lead')} count={standing.length + deleted.length}>
      {standing.length + deleted.length === 0 && <p className="ground-note">{t('reservations.none')}</p>}
      <ul className="ground-list">
        {standing.map(({ item, kind, reservation }) => (
          <li key={`${item} ${reservation.actor}`} className="ground-entry">
            <Doubt reservation={reservation} kind={kind} about={item} />
            <Thing id={item} />
          </li>
        ))}
        {deleted.map(({ item, reservation }) => (
          <li key={`${item.id} ${reservation.actor}`} className="ground-entry">
            <Doubt reservation={reservation} kind={null} about={item.id} />
            <p className="ground-deleted">{item.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

interface DoubtProps {
  readonly reservation: Reservation
  /** Null for something that has been deleted. */
  readonly kind: ItemKind | null
  readonly about: ItemId
}

function Doubt({ reservation, kind, about }: DoubtProps) {
  const { t } = useTranslation('ground')
  const { t: words } = useTranslation()
  const { me, edits } = useSession()
  const { announcer } = useServices()
  const { mayWrite } = usePanel()
  const kindName = kind === null || kind === 'note' ? words('canvas.kind.text') : words(`canvas.kind.${kind}`)
  return (
    <>
      <blockquote className="ground-doubt">
        {reservation.reason}
        {reservation.safe !== undefined && <p>{words('cards.safe', { words: reservation.safe })}</p>}
      </blockquote>
      <p className="ground-facts">
        <Who actor={reservation.actor} sector={reservation.sector} />
        <span>{kind === null ? t('reservations.deleted') : t('reservations.on', { kind: kindName })}</span>
        {mayWrite && reservation.actor === me.id && (
          <button
            className="button"
            data-look="quiet"
            type="button"
            onClick={() => {
              edits.withdraw(about)
              announcer.say(t('stand.saidWithdrawn'))
            }}
          >
            {t('stand.withdraw')}
          </button>
        )}
      </p>
    </>
  )
}
