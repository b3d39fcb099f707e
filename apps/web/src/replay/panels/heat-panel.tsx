import { createHeat, createPlayer } from '@samtavle/history/player'
import { useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../../bridge/board-context.ts'
import { useWatchable } from '../../bridge/hooks.ts'
import { HeatFigures } from '../../heat/heat-figures.tsx'
import { HeatLayer } from '../../heat/heat-layer.tsx'
import { HeatSpans, type HeatSpan } from '../../heat/heat-spans.tsx'
import { warmPlaces } from '../../heat/warm-places.ts'
import type { Telling } from '../film/film.ts'
import type { ShownParts } from '../use-told.ts'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
  /** What lies over the film. */
  readonly surface: HTMLElement | null
}

/** Where it was busy up to the moment shown, over the film and in figures. */
export function HeatPanel({ parts: { film }, telling: { story }, surface }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const moment = useWatchable(film.moment)
  const isRunning = useWatchable(film.running).direction !== 0
  const [span, setSpan] = useState<HeatSpan>(null)
  const { count, player } = useMemo(
    () => ({ count: createHeat(story.tracks), player: createPlayer(story.tracks) }),
    [story],
  )
  // While the film runs it is counted anew now and then: a glow that trembles with every edit shows nothing.
  const counted = isRunning ? moment - (moment % editsPerCount) : moment
  const heat = useMemo(() => {
    const at = story.tracks.store.entries.at.data[Math.max(0, counted - 1)] ?? story.startedAt
    return count({ fromMoment: span === null ? 0 : player.momentAt(at - span), toMoment: counted })
  }, [count, player, story, counted, span])
  const places = useMemo(() => warmPlaces(heat), [heat])
  return (
    <>
      <p className="heat-hint">{t('replay.heat.leadThen')}</p>
      <HeatSpans value={span} onChange={setSpan} />
      {canvas !== null && <HeatFigures heat={heat} places={places} overview={canvas.overview} />}
      {canvas !== null &&
        surface !== null &&
        createPortal(<HeatLayer overview={canvas.overview} places={places} />, surface)}
    </>
  )
}

const editsPerCount = 200
