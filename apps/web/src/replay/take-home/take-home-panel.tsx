import { createPlayer } from '@samtavle/history/player'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Telling } from '../film/film.ts'
import type { Cast } from '../film/load-film.ts'
import type { Story } from '../film/story.ts'
import type { ShownParts } from '../use-told.ts'
import { FilmPart } from './film-part.tsx'
import { ReportPart } from './report-part.tsx'
import './take-home.css'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
  readonly boardId: string
}

/** The story of a session to take home: as a report to read, and as a film in one file. */
export function TakeHomePanel({ parts, telling, boardId }: Props) {
  const { t } = useTranslation()
  const { story } = telling
  const { title, namesAuthors } = useMemo(() => metaAtEnd(story), [story])
  // A board that shows no names is taken home without any, as in every export.
  const cast = useMemo(() => (namesAuthors ? parts.cast : withoutNames(parts.cast)), [parts.cast, namesAuthors])
  const told = { film: parts.film, cast }
  return (
    <>
      <p className="replay-hint">{t(cast.hasNames ? 'takeHome.namesShown' : 'takeHome.namesHidden')}</p>
      <ReportPart parts={told} telling={telling} title={title} />
      <FilmPart cast={cast} boardId={boardId} title={title} stages={parts.film.stages} />
    </>
  )
}

/** What the board is called, and whether it names people, when the session ends; not at the moment the film stands at. */
function metaAtEnd({ tracks }: Story): { readonly title: string; readonly namesAuthors: boolean } {
  const player = createPlayer(tracks)
  player.seek(tracks.lastMoment)
  const { title, namesAuthors } = player.meta()
  return { title, namesAuthors }
}

function withoutNames({ people }: Cast): Cast {
  const nameless = Array.from(people, ([id, person]) => [id, { ...person, name: null }] as const)
  return { people: new Map(nameless), hasNames: false }
}
