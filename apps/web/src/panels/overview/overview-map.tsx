import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import type { Overview } from '../../canvas/index.ts'
import { drawOverview } from './draw-overview.ts'
import './overview-map.css'

/** The whole board on a small map, with what everybody sees of it; pressed or drawn over, it takes one there. */
export function OverviewMap({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const { peers } = useSession()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(
    () => (canvas.current === null ? undefined : drawOverview(canvas.current, { overview, peers, clock })),
    [overview, peers, clock],
  )
  return <canvas ref={canvas} className="overview-map" role="img" aria-label={t('map.label')} />
}
