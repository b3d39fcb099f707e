import type { ItemId } from '@samtavle/board'
import { compareMoments, type Comparison } from '@samtavle/history/player'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useCanvas } from '../../bridge/board-context.ts'
import { useWatchable } from '../../bridge/hooks.ts'
import { Dialog } from '../../panels/dialog.tsx'
import type { Me } from '../../sync/session.ts'
import type { Telling } from '../film/film.ts'
import { useTimeWords, type ShownParts } from '../use-told.ts'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
  readonly boardId: string | null
  readonly me: Me
}

/** Two moments beside each other; and for a facilitator the way to make one current again. */
export function ComparePanel({ parts, telling, boardId, me }: Props) {
  const { t } = useTranslation()
  const { film } = parts
  const { story } = telling
  const moment = useWatchable(film.moment)
  const isRunning = useWatchable(film.running).direction !== 0
  const [mark, setMark] = useState<number | null>(null)
  const { time } = useTimeWords(story)
  const timeAt = (of: number): string => time(story.tracks.store.entries.at.data[Math.max(0, of - 1)] ?? 0)
  // Reading two whole boards is for when the film stands still.
  const comparison = useMemo(
    () => (mark === null || isRunning ? null : compareMoments(story.tracks, mark, moment)),
    [story, mark, moment, isRunning],
  )
  return (
    <>
      <p className="replay-hint">{t('replay.compareHint')}</p>
      <button className="button" type="button" onClick={() => setMark(moment)}>
        {t('replay.compareHere')}
      </button>
      {mark !== null && (
        <dl className="replay-marks">
          <dt>{t('replay.compareFrom')}</dt>
          <dd>
            <button className="button" data-look="quiet" type="button" onClick={() => film.goTo(mark)}>
              {timeAt(mark)}
            </button>
          </dd>
          <dt>{t('replay.compareTo')}</dt>
          <dd>{timeAt(moment)}</dd>
        </dl>
      )}
      {comparison !== null && <Differences comparison={comparison} telling={telling} />}
      {mark !== null && (
        <button className="button" data-look="quiet" type="button" onClick={() => setMark(null)}>
          {t('replay.compareClear')}
        </button>
      )}
      {boardId !== null && me.role === 'facilitate' && moment > 0 && (
        <MakeCurrent boardId={boardId} moment={moment} time={timeAt(moment)} />
      )}
    </>
  )
}

const listNames = [
  ['added', 'replay.added'],
  ['gone', 'replay.removed'],
  ['moved', 'replay.moved'],
  ['reworded', 'replay.reworded'],
  ['recoloured', 'replay.recoloured'],
] as const

/** Items listed by their words at a time; the rest is shown on the board. */
const mostNamed = 8

function Differences({ comparison, telling }: { readonly comparison: Comparison; readonly telling: Telling }) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const lists = listNames.filter(([name]) => comparison[name].length > 0)
  if (lists.length === 0) return <p role="status">{t('replay.compareSame')}</p>
  const show = (ids: readonly ItemId[]): void => {
    canvas?.select(ids)
    canvas?.camera.fitSelection()
  }
  return (
    <ul className="replay-differences" role="status">
      {lists.map(([name, words]) => (
        <li key={name} data-is={name}>
          <strong>{t(words, { count: comparison[name].length })}</strong>
          <ul>
            {comparison[name].slice(0, mostNamed).map((id) => (
              <li key={id}>{telling.story.wordsOf(id) || t('replay.a.thing')}</li>
            ))}
          </ul>
          {name !== 'gone' && (
            <button className="button" type="button" onClick={() => show(comparison[name])}>
              {t('replay.showThem')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

interface MakeCurrentProps {
  readonly boardId: string
  readonly moment: number
  readonly time: string
}

function MakeCurrent({ boardId, moment, time }: MakeCurrentProps) {
  const { t } = useTranslation()
  const { api, announcer } = useServices()
  const [isAsking, setAsking] = useState(false)
  async function restore(): Promise<void> {
    setAsking(false)
    const answer = await api.restore(boardId, moment)
    announcer.say(t(answer.ok ? 'replay.makeCurrentDone' : 'replay.makeCurrentFailed'))
  }
  return (
    <>
      <button className="button replay-restore" type="button" onClick={() => setAsking(true)}>
        {t('replay.makeCurrent')}
      </button>
      {isAsking && (
        <Dialog heading={t('replay.makeCurrentTitle')} onClose={() => setAsking(false)}>
          <p>{t('replay.makeCurrentBody', { time })}</p>
          <div className="replay-answers">
            <button className="button" data-look="strong" type="button" onClick={() => void restore()}>
              {t('replay.makeCurrentYes')}
            </button>
            <button className="button" type="button" onClick={() => setAsking(false)}>
              {t('replay.makeCurrentNo')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
