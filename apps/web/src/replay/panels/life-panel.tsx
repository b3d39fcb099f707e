import { lifeOf, type LifeTurn } from '@samtavle/history/player'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelection, useWatchable } from '../../bridge/hooks.ts'
import { SectorMark } from '../../sectors/sector-mark.tsx'
import type { Telling } from '../film/film.ts'
import { useTimeWords, useWho, type ShownParts } from '../use-told.ts'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
}

/** What became of the selected note: how it came, moved, was reworded, held, doubted and deleted, and by whom. */
export function LifePanel({ parts, telling }: Props) {
  const { t } = useTranslation()
  const [id] = useSelection()
  const { story } = telling
  const turns = useMemo(() => (id === undefined ? [] : lifeOf(story.tracks, id)), [story, id])
  const moment = useWatchable(parts.film.moment)
  if (id === undefined) return <p className="replay-hint">{t('replay.lifeEmpty')}</p>
  const now = turns.findLastIndex((turn) => turn.moment <= moment)
  return (
    <>
      <p className="replay-hint">{t('replay.lifeOf', { text: story.wordsOf(id) || t('replay.a.thing') })}</p>
      <ol className="replay-actions">
        {turns.map((turn, index) => (
          <li key={`${turn.moment} ${turn.kind}`}>
            <button
              type="button"
              aria-current={index === now ? 'step' : undefined}
              onClick={() => parts.film.goTo(turn.moment)}
            >
              <SectorMark sector={turn.sector} size={14} />
              <Turn turn={turn} parts={parts} telling={telling} />
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

function Turn({ turn, parts, telling }: Props & { readonly turn: LifeTurn }) {
  const { t } = useTranslation()
  const { time } = useTimeWords(telling.story)
  const who = useWho(parts, telling.story)(turn)
  const what = t('replay.a.thing')
  const to = turn.zones?.[1]
  const sentence =
    turn.kind === 'moved' && to
      ? t('replay.did.movedTo', { who, what, zone: t(`zones.${to}`) })
      : t(`replay.did.${turn.kind}`, { who, what })
  return (
    <>
      <span>
        {sentence}
        {turn.words !== undefined && (
          <span className="replay-words">
            {turn.words[0] !== '' && <del>{turn.words[0]}</del>} <ins>{turn.words[1]}</ins>
          </span>
        )}
        {turn.reason !== undefined && turn.reason !== '' && <q className="replay-words">{turn.reason}</q>}
      </span>
      <time>{time(turn.at)}</time>
    </>
  )
}
