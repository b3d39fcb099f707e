import type { ActivityStrip, Chapter } from '@samtavle/history/player'
import { sectorIds } from '@samtavle/method'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../bridge/hooks.ts'
import { sectorLook } from '../sectors/sector-look.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { recentActions } from './film/acting.ts'
import type { Film, Telling } from './film/film.ts'
import { stripOf } from './film/story.ts'
import { useChapterName } from './use-chapter-name.ts'
import { useSentence, useTelling, useTimeWords, type ShownParts } from './use-told.ts'

/** Steps of the strip: about as many as a phone can tell apart, and fine enough for a wall. */
const steps = 180
/** Positions of the slider. */
const sliderSteps = 10_000
/** Flags this near to each other, as a share of the strip, would lie on each other: the more telling one stands. */
const flagRoom = 0.018

/** The session along its timeline: what each sector did when, the chapters as flags, and a slider over it all. */
export function Strip({ parts }: { readonly parts: ShownParts }) {
  const { t } = useTranslation()
  const telling = useTelling(parts.film)
  const strip = useMemo(() => (telling === null ? null : stripOf(telling.story, telling.timeline, steps)), [telling])
  if (telling === null || strip === null) return <p className="replay-reading">{t('replay.reading')}</p>
  return (
    <div className="replay-strip">
      <Clock parts={parts} telling={telling} />
      <div className="replay-lanes-box">
        <Flags film={parts.film} telling={telling} />
        <Lanes strip={strip} telling={telling} />
        <Scrubber parts={parts} telling={telling} />
      </div>
    </div>
  )
}

function Clock({ parts, telling }: { readonly parts: ShownParts; readonly telling: Telling }) {
  const { t } = useTranslation()
  const moment = useWatchable(parts.film.moment)
  const { time } = useTimeWords(telling.story)
  const { lastMoment } = telling.story.tracks
  return (
    <p className="replay-clock">
      <strong>{time(timeOf(telling, moment))}</strong>
      <span>{t('replay.momentOf', { moment, count: lastMoment })}</span>
    </p>
  )
}

/** The relay's time at a moment; that of the beginning before anything happened. */
function timeOf({ story }: Telling, moment: number): number {
  return moment === 0 ? story.startedAt : (story.tracks.store.entries.at.data[moment - 1] ?? story.startedAt)
}

function Lanes({ strip, telling }: { readonly strip: ActivityStrip; readonly telling: Telling }) {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  const lanes = [...strip.bySector].toSorted(([a], [b]) => rankOfSector(a) - rankOfSector(b))
  const most = Math.max(1, ...lanes.flatMap(([, figures]) => figures))
  const { pacing, story } = telling
  const people = new Set(story.actions.list.map(({ sector }) => sector))
  const hidesSome = [...people].some((sector) => sector !== null && !strip.bySector.has(sector))
  return (
    <div className="replay-lanes" role="img" aria-label={t('replay.activity')} data-pace={pacing.pace}>
      {lanes.map(([sector, figures]) => (
        <div className="replay-lane" key={sector ?? ''}>
          <span className="replay-lane-name" title={sector === null ? t('sectors.unsaid') : sectorName(sector)}>
            <SectorMark sector={sector} size={13} />
          </span>
          <svg viewBox={`0 0 ${steps} 10`} preserveAspectRatio="none" aria-hidden="true">
            <path d={barsOf(figures, most)} style={{ fill: `var(${sectorLook(sector).color})` }} />
          </svg>
        </div>
      ))}
      {lanes.length === 0 && <div className="replay-lane replay-lane-empty" />}
      {hidesSome && <p className="visually-hidden">{t('replay.fewHidden')}</p>}
      {pacing.pace === 'clock' && <IdleMarks telling={telling} />}
    </div>
  )
}

/** The usual order of sectors; what a board added and what nobody in particular did come last. */
function rankOfSector(sector: string | null): number {
  if (sector === null) return Number.POSITIVE_INFINITY
  const place = sectorIds.findIndex((known) => known === sector)
  return place === -1 ? sectorIds.length : place
}

/** Bars of one lane; roots of figures, so that a quiet word is seen beside a storm of dragging. */
function barsOf(figures: readonly number[], most: number): string {
  return figures
    .map((figure, step) => {
      const height = figure === 0 ? 0 : Math.max(1.2, 10 * Math.sqrt(figure / most))
      return height === 0 ? '' : `M${step} 10v-${height.toFixed(2)}h0.86V10z`
    })
    .join('')
}

/** Where nobody did anything: hatched, as long as it is shown. */
function IdleMarks({ telling: { story, timeline } }: { readonly telling: Telling }) {
  const { durationMs } = timeline
  if (durationMs === 0) return null
  return (
    <span className="replay-idles" aria-hidden="true">
      {story.idle.slice(0, 400).map(({ moment }) => {
        const [from, to] = [timeline.timeAt(moment), timeline.timeAt(moment + 1)]
        return (
          <span
            key={moment}
            style={{ left: `${(from / durationMs) * 100}%`, width: `${((to - from) / durationMs) * 100}%` }}
          />
        )
      })}
    </span>
  )
}

function Flags({ film, telling }: { readonly film: Film; readonly telling: Telling }) {
  const name = useChapterName(telling.story)
  const { durationMs } = telling.timeline
  const shareOf = (moment: number): number => (durationMs === 0 ? 0 : telling.timeline.timeAt(moment) / durationMs)
  return (
    <div className="replay-flags">
      {standingFlags(telling.story.chapters, shareOf).map((chapter) => (
        <button
          key={`${chapter.kind} ${chapter.moment}`}
          className="replay-flag"
          data-kind={chapter.kind}
          type="button"
          style={{ left: `${shareOf(chapter.moment) * 100}%` }}
          title={name(chapter)}
          aria-label={name(chapter)}
          onClick={() => film.goTo(chapter.moment)}
        />
      ))}
    </div>
  )
}

const rankOfFlag: Readonly<Record<Chapter['kind'], number>> = {
  'first-agreement': 0,
  'first-framing': 1,
  bookmark: 2,
  stage: 3,
  pause: 4,
}

/** The chapters that have room for a flag, the most telling first. All of them are in the list of moments. */
function standingFlags(chapters: readonly Chapter[], shareOf: (moment: number) => number): readonly Chapter[] {
  const taken: number[] = []
  const standing = chapters
    .toSorted((a, b) => rankOfFlag[a.kind] - rankOfFlag[b.kind])
    .filter(({ moment }) => {
      const share = shareOf(moment)
      const hasRoom = taken.every((other) => Math.abs(other - share) >= flagRoom)
      if (hasRoom) taken.push(share)
      return hasRoom
    })
  return standing.toSorted((a, b) => a.moment - b.moment)
}

/** A real slider, so that fingers, keys and screen readers all find what they know. */
function Scrubber({ parts, telling }: { readonly parts: ShownParts; readonly telling: Telling }) {
  const { t } = useTranslation()
  const { film } = parts
  const moment = useWatchable(film.moment)
  const { time } = useTimeWords(telling.story)
  const say = useSentence(parts, telling.story)
  const wasRunning = useRef<1 | -1 | 0>(0)
  const { timeline } = telling
  const share = timeline.durationMs === 0 ? 0 : film.timeMs() / timeline.durationMs
  const [last] = recentActions(telling, moment, 1)
  const what = last === undefined ? t('replay.nothingYet') : say(last)
  return (
    <>
      <span className="replay-head" style={{ left: `${share * 100}%` }} aria-hidden="true" />
      <input
        className="replay-scrubber"
        type="range"
        min={0}
        max={sliderSteps}
        step={1}
        value={Math.round(share * sliderSteps)}
        aria-label={t('replay.position')}
        aria-valuetext={t('replay.positionSays', { time: time(timeOf(telling, moment)), what })}
        aria-describedby="replay-keys"
        onPointerDown={() => {
          wasRunning.current = film.running.get().direction
          film.pause()
        }}
        onPointerUp={() => {
          if (wasRunning.current !== 0) film.play(wasRunning.current)
        }}
        onChange={(event) =>
          film.goTo(timeline.momentAt((Number(event.target.value) / sliderSteps) * timeline.durationMs))
        }
      />
      <span id="replay-keys" className="visually-hidden">
        {t('replay.keys')}
      </span>
    </>
  )
}
