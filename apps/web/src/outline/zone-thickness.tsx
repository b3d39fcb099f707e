import type { BoardView, Zone } from '@samtavle/board'
import { planGroundingsOf, standingOf, thicknessOf } from '@samtavle/method'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useSession } from '../bridge/board-context.ts'

/** How thick the work in a zone is, in words: counts of work and never of people. */
export function ZoneThickness({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation()
  const { board } = useSession()
  const judgements = useCanvas()?.judgements
  const [counts, setCounts] = useState(() => countsOf(board.view()))
  useEffect(() => judgements?.watch(() => setCounts(countsOf(board.view()))), [judgements, board])
  const { framings, shared, plans, groundedPlans, measures, grounded } = counts
  const sentence = {
    understand: framings === 0 ? null : t('cards.zoneUnderstand', { framings, shared }),
    plan: plans === 0 ? null : t('cards.zonePlan', { work: plans, grounded: groundedPlans }),
    implement: measures === 0 ? null : t('cards.zoneImplement', { work: measures, grounded }),
  }[zone]
  return sentence === null ? null : <p className="outline-empty">{sentence}</p>
}

function countsOf(view: BoardView) {
  const { workByZone, grounded } = thicknessOf(view)
  const framings = [...view.items.values()].filter((item) => item.state === 'whole' && item.kind === 'framing')
  const shared = framings.filter((item) => item.state === 'whole' && standingOf(view, item).state === 'shared')
  const groundedPlans = [...planGroundingsOf(view).values()].filter(({ state }) => state === 'grounded')
  return {
    framings: framings.length,
    shared: shared.length,
    plans: workByZone.plan,
    groundedPlans: groundedPlans.length,
    measures: workByZone.implement,
    grounded,
  }
}
