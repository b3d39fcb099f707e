import { useTranslation } from 'react-i18next'
import type { Telling } from '../film/film.ts'
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
  return (
    <>
      <p className="replay-hint">{t(parts.cast.hasNames ? 'takeHome.namesShown' : 'takeHome.namesHidden')}</p>
      <ReportPart parts={parts} telling={telling} />
      <FilmPart parts={parts} boardId={boardId} />
    </>
  )
}
