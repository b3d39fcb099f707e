import type { WholeItem } from '@samtavle/board'
import type { Standing } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Judgement } from '../canvas/judgements.ts'
import { useSectorList } from './use-cards.ts'

interface Props {
  readonly item: WholeItem
  readonly judgement: Judgement
  readonly standing: Standing
}

/** How people stand on a card, in shapes and in one sentence; never a number of heads. */
export function StandingLine({ item, judgement, standing }: Props) {
  const { t } = useTranslation()
  const sentence = useStandingSentence()
  const { reservations, needs } = standing
  return (
    <div className="standing-line" data-state={standing.state}>
      <p>
        {[...standing.holdsBySector.keys()].map((sector) => (
          <SectorMark key={sector} sector={sector} size={15} />
        ))}
        <strong>{sentence(item, judgement, standing)}</strong>
      </p>
      {item.kind === 'framing' && standing.holds.length > 0 && needs.length > 0 && (
        <p className="card-soft">{t(needs[0] === 'another-sector' ? 'cards.needsOther' : 'cards.needsPeople')}</p>
      )}
      {reservations.length > 0 && (
        <p className="card-soft">{t('cards.reservationsCount', { count: reservations.length })}</p>
      )}
    </div>
  )
}

/** Says how people stand on a card, in one sentence. */
export function useStandingSentence(): (item: WholeItem, judgement: Judgement, standing: Standing) => string {
  const { t } = useTranslation()
  const list = useSectorList()
  return ({ kind }, { agreement }, { state, holds, holdsBySector }) => {
    const sectors = list(holdsBySector.keys())
    const isAgreed = kind === 'agreement' || kind === 'rule'
    if (holds.length === 0) return t(isAgreed ? 'cards.nobodyAgreed' : 'cards.nobodyYet')
    if (sectors === '') return t('cards.isHeldUnsaid')
    if (agreement?.carriedBy === 'one-party') return t('cards.carriedAlone', { sectors })
    if (isAgreed) return t('cards.carriedTogether', { sectors })
    return t(state === 'shared' ? 'cards.isShared' : 'cards.isHeld', { sectors })
  }
}
