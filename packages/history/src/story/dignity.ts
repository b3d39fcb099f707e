import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed } from './deeds.ts'

/** Fewer people than this of one sector are never counted: a figure of two is a figure of either. */
export const fewestCounted = 3

/**
 * The sectors whose figures may be shown: those that at least three people spoke from. What no known actor did (`null`: anonymous,
 * or no sector said) may be shown when nobody in particular, or again at least three, can be behind it.
 */
export function countableSectors(tracks: Tracks): ReadonlySet<string | null> {
  const actorsBySector = new Map<string | null, Set<string>>()
  eachDeed(tracks, ({ actor, sector }) => {
    const actors = actorsBySector.get(sector) ?? new Set()
    if (actor !== null) actors.add(actor)
    actorsBySector.set(sector, actors)
  })
  const countable = [...actorsBySector].filter(
    ([sector, { size }]) => size >= fewestCounted || (sector === null && size === 0),
  )
  return new Set(countable.map(([sector]) => sector))
}
