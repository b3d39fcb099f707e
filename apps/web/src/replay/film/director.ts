import type { ItemId } from '@samtavle/board'
import type { Canvas } from '../../canvas/index.ts'
import { recentActions } from './acting.ts'
import type { Film } from './film.ts'

/** Lets the camera follow what happens, as calmly as it can. */
export interface Director {
  /** Some time has passed while the film runs. */
  advance(ms: number): void
  /** Looks at what happens now at once. */
  look(): void
}

/** The camera looks around this often and no more. */
const lookEveryMs = 700
/** What happened in so many actions is kept in view. */
const followedActions = 4
/** When more than this happens between two looks, the whole scene is followed and nobody in particular. */
const crowdedActions = 10
/** As many actions as make a scene. */
const sceneActions = 40

/** Directs a canvas over a film. */
export function createDirector(film: Film, canvas: Canvas): Director {
  let waitedMs = 0
  let lookedAt = film.moment.get()
  const look = (): void => {
    const telling = film.telling.get()
    if (telling === null) return
    const moment = film.moment.get()
    const recent = recentActions(telling, moment, sceneActions)
    const since = recent.filter(({ firstMoment }) => firstMoment > lookedAt).length
    lookedAt = moment
    const wholeScene = since > crowdedActions
    const followed = wholeScene ? recent : recent.slice(0, followedActions)
    const ids = followed.flatMap(({ items }) => items.slice(0, 12))
    // Ids come from the log; those that are no item now have no box and are passed over.
    canvas.camera.follow(
      ids.map((id) => id as ItemId),
      { wholeScene },
    )
  }
  return {
    look,
    advance(ms) {
      waitedMs += ms
      if (waitedMs < lookEveryMs) return
      waitedMs = 0
      look()
    },
  }
}
