import { createWatchable, type WatchableState } from '@samtavle/base'
import type { Film } from '../film/film.ts'

const pickedByFilm = new WeakMap<Film, WatchableState<readonly number[]>>()

/** The moments of a film that somebody wants pictures of; they stay picked as long as the film is open. */
export function pickedMoments(film: Film): WatchableState<readonly number[]> {
  const picked = pickedByFilm.get(film) ?? createWatchable<readonly number[]>([])
  pickedByFilm.set(film, picked)
  return picked
}
