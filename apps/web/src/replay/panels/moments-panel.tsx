import type { Action } from '@samtavle/history/player'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../../bridge/hooks.ts'
import { SectorMark } from '../../sectors/sector-mark.tsx'
import type { Telling } from '../film/film.ts'
import { chosenActions, lastBegun } from '../film/story.ts'
import { useChapterName } from '../use-chapter-name.ts'
import { useSentence, useTimeWords, type ShownParts } from '../use-told.ts'

/** Moments of one part that are listed at a time. */
const page = 60

/** A part of the session between two chapters. */
interface SessionPart {
  readonly key: string
  readonly heading: string
  readonly moment: number
  readonly at: number
  readonly actions: readonly Action[]
}

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
}

/** The timeline as text: every chapter with what people did in it, each a way to go there. */
export function MomentsPanel({ parts, telling }: Props) {
  const { t } = useTranslation()
  const sections = useParts(telling)
  const moment = useWatchable(parts.film.moment)
  const now = sections.findLastIndex((section) => section.moment <= moment)
  return (
    <>
      <p className="replay-hint">{t('replay.momentsHint')}</p>
      {sections.map((section, index) => (
        <Section
          key={section.key}
          section={section}
          isNow={index === Math.max(0, now)}
          parts={parts}
          telling={telling}
        />
      ))}
    </>
  )
}

function useParts(telling: Telling): readonly SessionPart[] {
  const { t } = useTranslation()
  const chapterName = useChapterName(telling.story)
  const { story, pacing } = telling
  const actions = useMemo(() => chosenActions(story, pacing.choice), [story, pacing.choice])
  const starts = [
    { key: 'beginning', heading: t('replay.beginning'), moment: 0, at: story.startedAt },
    ...story.chapters.map((chapter, index) => ({
      key: `${chapter.kind} ${index}`,
      heading: chapterName(chapter),
      moment: chapter.moment,
      at: chapter.at,
    })),
  ]
  return starts.map((start, index) => {
    const end = starts[index + 1]?.moment
    const from = index === 0 ? 0 : lastBegun(actions, start.moment - 1) + 1
    const to = end === undefined ? actions.length : lastBegun(actions, end - 1) + 1
    return { ...start, actions: actions.slice(from, Math.max(from, to)) }
  })
}

interface SectionProps extends Props {
  readonly section: SessionPart
  readonly isNow: boolean
}

function Section({ section, isNow, parts, telling }: SectionProps) {
  const { t } = useTranslation()
  const { time } = useTimeWords(telling.story)
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || isNow
  return (
    <section className="replay-section" data-now={isNow}>
      <h3>
        <button type="button" aria-current={isNow ? 'true' : undefined} onClick={() => parts.film.goTo(section.moment)}>
          <span>{section.heading}</span>
          <time>{time(section.at)}</time>
        </button>
      </h3>
      {section.actions.length > 0 && (
        <button
          className="replay-unfold"
          type="button"
          aria-expanded={isShown}
          disabled={isNow}
          onClick={() => setOpen(!isOpen)}
        >
          {t('replay.actions', { count: section.actions.length })}
        </button>
      )}
      {isShown && <Actions actions={section.actions} parts={parts} telling={telling} />}
    </section>
  )
}

function Actions({ actions, parts, telling }: Props & { readonly actions: readonly Action[] }) {
  const { t } = useTranslation()
  const say = useSentence(parts, telling.story)
  const { time } = useTimeWords(telling.story)
  const moment = useWatchable(parts.film.moment)
  const current = lastBegun(actions, moment)
  const [pages, setPages] = useState(1)
  // Long parts are listed from a little before where the film stands.
  const first = Math.max(0, Math.min(current - 10, actions.length - page))
  const listed = actions.slice(first, first + pages * page)
  const left = actions.length - first - listed.length
  return (
    <>
      <ol className="replay-actions">
        {listed.map((action, index) => (
          <li key={action.firstMoment}>
            <button
              type="button"
              aria-current={first + index === current ? 'step' : undefined}
              onClick={() => parts.film.goTo(action.lastMoment)}
            >
              <SectorMark sector={action.sector} size={14} />
              <span>{say(action)}</span>
              <time>{time(action.from)}</time>
            </button>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button className="button" type="button" onClick={() => setPages(pages + 2)}>
          {t('replay.more', { count: Math.min(left, 2 * page) })}
        </button>
      )}
    </>
  )
}
