import type { Action, Chapter } from '@samtavle/history/player'
import { Trash2 } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../../bridge/hooks.ts'
import type { Me } from '../../sync/session.ts'
import { SectorMark } from '../../sectors/sector-mark.tsx'
import type { Telling } from '../film/film.ts'
import { chosenActions, lastBegun } from '../film/story.ts'
import { useChapterName } from '../use-chapter-name.ts'
import { laterComponent } from '../../words/later-component.ts'
import { useBookmarking, type Bookmarking } from '../use-bookmarking.ts'
import { useSentence, useTimeWords, type ShownParts } from '../use-told.ts'

// With the words it says, for those who may write.
const BookmarkHere = laterComponent(['story'], async () => (await import('../bookmark-here.tsx')).BookmarkHere)

/** Moments of one part that are listed at a time. */
const page = 60

/** A part of the session between two chapters. */
interface SessionPart {
  readonly key: string
  readonly heading: string
  readonly moment: number
  readonly at: number
  readonly bookmark: Chapter['bookmark']
  readonly actions: readonly Action[]
}

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
}

interface PanelProps extends Props {
  readonly boardId: string | null
  readonly me: Me
}

/** The timeline as text: every chapter with what people did in it, each a way to go there. */
export function MomentsPanel({ parts, telling, boardId, me }: PanelProps) {
  const { t } = useTranslation()
  const bookmarking = useBookmarking({ film: parts.film, boardId, me })
  const sections = useParts(telling)
  const moment = useWatchable(parts.film.moment)
  const now = sections.findLastIndex((section) => section.moment <= moment)
  return (
    <>
      <p className="replay-hint">{t('replay.momentsHint')}</p>
      {bookmarking !== null && (
        <Suspense>
          <BookmarkHere bookmarking={bookmarking} />
        </Suspense>
      )}
      {sections.map((section, index) => (
        <Section
          key={section.key}
          section={section}
          isNow={index === Math.max(0, now)}
          parts={parts}
          telling={telling}
          bookmarking={bookmarking}
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
    { key: 'beginning', heading: t('replay.beginning'), moment: 0, at: story.startedAt, bookmark: null },
    ...story.chapters.map((chapter, index) => ({
      key: `${chapter.kind} ${index}`,
      heading: chapterName(chapter),
      moment: chapter.moment,
      at: chapter.at,
      bookmark: chapter.bookmark,
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
  readonly bookmarking: Bookmarking | null
  readonly isNow: boolean
}

function Section({ section, isNow, parts, telling, bookmarking }: SectionProps) {
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
        {section.bookmark !== null && bookmarking?.isMine(section.bookmark) === true && (
          <RemoveBookmark id={section.bookmark.id} name={section.heading} bookmarking={bookmarking} />
        )}
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

interface RemoveProps {
  readonly id: string
  readonly name: string
  readonly bookmarking: Bookmarking
}

function RemoveBookmark({ id, name, bookmarking }: RemoveProps) {
  const { t } = useTranslation()
  return (
    <button
      className="icon-button"
      type="button"
      disabled={bookmarking.isBusy}
      aria-label={t('replay.dropBookmark', { name })}
      onClick={() => void bookmarking.remove(id)}
    >
      <Trash2 size={16} aria-hidden="true" />
    </button>
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
