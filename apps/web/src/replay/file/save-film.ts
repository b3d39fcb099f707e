import type { Stage } from '@samtavle/history/player'
import type { Api } from '../../api/client.ts'
import type { Cast } from '../film/load-film.ts'
import type { Language } from '../../words/languages.ts'
import { fillFilmPage } from './film-page.ts'

/** Which film to save, and for whom. */
export interface FilmToSave {
  readonly boardId: string
  readonly title: string
  readonly cast: Cast
  readonly language: Language
  readonly stages: readonly Stage[]
}

/** A board's film up to now as one page of HTML; null where it could not be fetched. Names are in it only where the link tells them. */
export async function filmPageOf(api: Pick<Api, 'tracks'>, { boardId, ...about }: FilmToSave): Promise<string | null> {
  const names = about.cast.hasNames ? undefined : 'hidden'
  const [page, tracks] = await Promise.all([fetchPage(), api.tracks(boardId, names)])
  return page === null || !tracks.ok ? null : fillFilmPage(page, { ...about, tracks: tracks.value })
}

async function fetchPage(): Promise<string | null> {
  try {
    const answer = await fetch('/film.html')
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
