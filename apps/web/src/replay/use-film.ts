import { systemRandomBytes } from '@samtavle/base'
import { useEffect, useState } from 'react'
import { fetchStages } from '../api/stage-calls.ts'
import { useServices, type Services } from '../app/services.ts'
import type { BoardSession } from '../sync/session.ts'
import { createFilm, type Film } from './film/film.ts'
import { createFilmSession } from './film/film-session.ts'
import { loadCast, loadFilm, type Cast } from './film/load-film.ts'

/** A film on its way to the screen. */
export type ShownFilm =
  | { readonly state: 'loading' }
  | { readonly state: 'shown'; readonly film: Film; readonly cast: Cast; readonly session: BoardSession }
  | { readonly state: 'empty' | 'failed'; readonly retry: () => void }

type Loaded = Exclude<ShownFilm, { readonly state: 'empty' | 'failed' }> | { readonly state: 'empty' | 'failed' }

/** Opens a board's film and shows it from its first volume on; closes it with the page. */
export function useFilm(boardId: string): ShownFilm {
  const services = useServices()
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })
  useEffect(() => {
    const visit = { isOver: false }
    const closing: (() => void)[] = []
    void openFilm(services, boardId, { visit, closing, show: setLoaded })
    return () => {
      visit.isOver = true
      closing.toReversed().forEach((close) => close())
    }
  }, [services, boardId, attempt])
  if (loaded.state === 'loading' || loaded.state === 'shown') return loaded
  return {
    ...loaded,
    retry() {
      setLoaded({ state: 'loading' })
      setAttempt(attempt + 1)
    },
  }
}

interface Visit {
  readonly visit: { readonly isOver: boolean }
  readonly closing: (() => void)[]
  readonly show: (loaded: Loaded) => void
}

async function openFilm({ api, clock }: Services, boardId: string, { visit, closing, show }: Visit): Promise<void> {
  const asked = Promise.all([loadCast(api, boardId), fetchStages(api, boardId)])
  const parts = loadFilm(api, boardId, nextFrame)
  let film: Film | null = null
  for (;;) {
    const part = await parts.next()
    if (visit.isOver) return
    if (part.done === true) {
      if (part.value !== null) show({ state: 'failed' })
      return
    }
    const { tracks, whole } = part.value
    if (whole && tracks.lastMoment === 0) return show({ state: 'empty' })
    if (film === null) {
      const [cast, stages] = await asked
      // Left while the names were on their way; asked again, because the flag is another's to set.
      if (isOver(visit)) return
      film = createFilm(tracks, stages)
      const session = createFilmSession({
        boardId: `${boardId}.replay`,
        film,
        cast,
        clock,
        randomBytes: systemRandomBytes,
      })
      closing.push(film.close, session.close)
      show({ state: 'shown', film, cast, session })
      // The picture first; what the session tells beside it comes after.
      await nextFrame()
      if (isOver(visit)) return
    }
    film.extend(tracks, whole)
  }
}

function isOver(visit: Visit['visit']): boolean {
  return visit.isOver
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // A hidden tab gets no frames, and must still be able to open its film.
    if (document.visibilityState === 'hidden') resolve()
    else requestAnimationFrame(() => resolve())
  })
}
