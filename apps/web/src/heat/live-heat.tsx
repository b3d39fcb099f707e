import { createHeat, createPlayer, openTracks, type Heat } from '@samtavle/history/player'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices, type Services } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { useEscape } from '../outline/use-escape.ts'
import { HeatFigures } from './heat-figures.tsx'
import { HeatLayer } from './heat-layer.tsx'
import { HeatSpans, type HeatSpan } from './heat-spans.tsx'
import { warmPlaces } from './warm-places.ts'
import '../outline/outline.css'
import './heat.css'

interface Props {
  readonly canvas: Canvas
  readonly onClose: () => void
}

/** Counts any span of the session up to when it was fetched. */
type CountHeat = (span: HeatSpan) => Heat

/** Where it has been busy on the board, over the board as it is; counted anew whenever somebody asks. */
export function LiveHeat({ canvas, onClose }: Props) {
  const { t } = useTranslation()
  const services = useServices()
  const { boardId } = useSession()
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [span, setSpan] = useState<HeatSpan>(null)
  const [asked, setAsked] = useState(0)
  const [found, setFound] = useState<CountHeat | 'failed' | null>(null)
  useEscape(panel, onClose)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    let isOver = false
    void fetchHeat(services, boardId).then((counter) => {
      if (!isOver) setFound(() => counter ?? 'failed')
    })
    return () => {
      isOver = true
    }
  }, [services, boardId, asked])
  const heat = useMemo(() => (typeof found === 'function' ? found(span) : null), [found, span])
  const places = useMemo(() => (heat === null ? [] : warmPlaces(heat)), [heat])

  return (
    <>
      <HeatLayer overview={canvas.overview} places={places} />
      <aside ref={panel} className="heat-live" aria-label={t('replay.heat.name')}>
        <div className="outline-head">
          <h2 className="outline-title" ref={heading} tabIndex={-1}>
            {t('replay.heat.name')}
          </h2>
          <button className="icon-button" type="button" aria-label={t('replay.close')} onClick={onClose}>
            <X size={20} aria-hidden="true" />
          </button>
        </div>
        <div className="outline-body">
          <p className="heat-hint">{t('replay.heat.lead')}</p>
          <HeatSpans value={span} onChange={setSpan} />
          {found === null && <p role="status">{t('replay.reading')}</p>}
          {found === 'failed' && <p role="status">{t('replay.heat.failed')}</p>}
          {heat !== null && <HeatFigures heat={heat} places={places} overview={canvas.overview} />}
          <button className="button" type="button" onClick={() => setAsked(asked + 1)}>
            {t('replay.heat.again')}
          </button>
        </div>
      </aside>
    </>
  )
}

/** The session up to now, ready to be counted; null when it cannot be had. */
async function fetchHeat({ api, clock }: Services, boardId: string): Promise<CountHeat | null> {
  const fetched = await api.tracks(boardId)
  const opened = fetched.ok ? openTracks(fetched.value) : null
  if (opened === null || !opened.ok) return null
  const count = createHeat(opened.value)
  const player = createPlayer(opened.value)
  const now = clock.now()
  return (span) => count(span === null ? {} : { fromMoment: player.momentAt(now - span) })
}
