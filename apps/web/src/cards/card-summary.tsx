import { factOf, fieldsByKind, type WholeItem } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { isHeldKind } from './card-kinds.ts'
import { useStandingSentence } from './standing-line.tsx'
import { useJudgement, useNameOf } from './use-cards.ts'

interface Props {
  readonly item: WholeItem
  /** False while the fields are being written. */
  readonly withFields: boolean
  /** False where everything about the card is open below, stands included. */
  readonly withStands: boolean
}

/** What is drawn on a card besides its own words, as a list can say it: its fields, who holds it, every doubt, and its ground. */
export function CardSummary({ item, withFields, withStands }: Props) {
  const { t } = useTranslation()
  const { standing, grounding } = useJudgement(item.id)
  const fields = fieldsByKind[item.kind].filter((field) => (item.fields.get(field) ?? '').trim() !== '')
  const form = item.kind === 'resource' ? factOf(item, 'form') : undefined
  const says = standing !== null || grounding !== null
  if (fields.length === 0 && !says && form === undefined) return null
  return (
    <div className="card-summary">
      {form !== undefined && <p className="card-label">{t(`canvas.form.${form}`)}</p>}
      {withFields && fields.length > 0 && (
        <dl>
          {fields.map((field) => (
            <div key={field}>
              <dt className="card-label">{t(`canvas.field.${field}`)}</dt>
              <dd>{item.fields.get(field)}</dd>
            </div>
          ))}
        </dl>
      )}
      {withStands && <Stands item={item} />}
    </div>
  )
}

/** Who holds it, every doubt, and what it rests on. */
function Stands({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const judgement = useJudgement(item.id)
  const sentence = useStandingSentence()
  const { standing, grounding } = judgement
  const gap = grounding?.state === 'ungrounded' && item.zone === 'implement' ? grounding.gaps[0] : null
  return (
    <>
      {standing !== null && isHeldKind(item.kind) && (
        <p className="summary-standing" data-state={standing.state}>
          {[...standing.holdsBySector.keys()].map((sector) => (
            <SectorMark key={sector} sector={sector} size={13} />
          ))}
          {sentence(item, judgement, standing)}
        </p>
      )}
      {standing?.reservations.map((reservation) => (
        <p key={reservation.actor} className="summary-doubt">
          <SectorMark sector={reservation.sector} size={12} />
          <Doubter actor={reservation.actor} sector={reservation.sector} /> {reservation.reason}
        </p>
      ))}
      {gap !== null && <p className="summary-gap">{t(`canvas.gap.${gap.gap}`)}</p>}
      {grounding?.state === 'grounded' && <p className="summary-ground">{t('cards.grounded')}</p>}
    </>
  )
}

function Doubter({
  actor,
  sector,
}: {
  readonly actor: Parameters<ReturnType<typeof useNameOf>>[0]
  readonly sector: string | null
}) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  return <strong>{t('cards.reservationOf', { name: nameOf(actor, sector) })}:</strong>
}
