import { openTracksInParts, type Tracks } from '@samtavle/history/player'
import type { Api, ApiFailure } from '../../api/client.ts'
import type { Participant } from '../../sync/session.ts'

/** A board's history as it arrives: `whole` is false while later volumes are still being decoded. */
export interface FilmPart {
  readonly tracks: Tracks
  readonly whole: boolean
}

/** Who took part, by id, and whether this link tells names at all. */
export interface Cast {
  readonly people: ReadonlyMap<string, Participant>
  readonly hasNames: boolean
}

/** Why there is no film to show. */
export type FilmFailure = ApiFailure['kind']

/** Volumes that are decoded between two rests: some ten milliseconds of work. */
const volumesPerRest = 4

/** Fetches a board's film and hands on its beginning, and then all of it; while the rest is decoded the page can draw. */
export async function* loadFilm(
  api: Pick<Api, 'tracks'>,
  boardId: string,
  rest: () => Promise<void>,
): AsyncGenerator<FilmPart, FilmFailure | null, void> {
  const fetched = await api.tracks(boardId)
  if (!fetched.ok) return fetched.error.kind
  const parts = openTracksInParts(fetched.value)
  let volumes = 0
  for (let part = parts.next(); ; part = parts.next()) {
    if (part.done === true) {
      if (!part.value.ok) return 'broken'
      yield { tracks: part.value.value, whole: true }
      return null
    }
    if (volumes === 0) yield { tracks: part.value, whole: false }
    volumes += 1
    if (volumes % volumesPerRest === 1) await rest()
  }
}

/** Asks who took part; without an answer the film is shown with nobody named. */
export async function loadCast(api: Pick<Api, 'actors'>, boardId: string): Promise<Cast> {
  const answer = await api.actors(boardId)
  const actors = answer.ok ? answer.value : []
  return {
    people: new Map(actors.map(({ id, name, sector }) => [id, { actorId: id, name, sector }])),
    hasNames: actors.some(({ name }) => name !== null),
  }
}
