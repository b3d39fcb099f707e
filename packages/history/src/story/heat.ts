import type { BoardPoint, ItemKind, Zone } from '@samtavle/board/reading'
import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed } from './deeds.ts'
import { countableSectors } from './dignity.ts'

/** Where and by whom there was activity; figures are edits. */
export interface Heat {
  /** To find a person's traces and to filter by them; never a score. Null is everybody who may not be known. */
  readonly byActor: ReadonlyMap<string | null, number>
  /** Without the sectors that fewer than three people speak from. */
  readonly bySector: ReadonlyMap<string | null, number>
  readonly byItemKind: ReadonlyMap<ItemKind | null, number>
  readonly byZone: ReadonlyMap<Zone | null, number>
  /** By cell of the board, named `column,row`. */
  readonly byRegion: ReadonlyMap<string, number>
}

/** Which part of a history to count and how large a cell of the board is. */
export interface HeatOptions {
  readonly fromMoment?: number
  readonly toMoment?: number
  /** Board units. */
  readonly cellSize?: number
}

/** Two and a half notes wide: as fine as an eye wants it over a whole board. */
export const usualCellSize = 500

/** Reads a history through once; what comes back counts any part of it in some milliseconds, as a slider needs it. */
export function createHeat(tracks: Tracks): (options?: HeatOptions) => Heat {
  const deeds: CountedDeed[] = []
  eachDeed(tracks, ({ moment, actor, sector, itemKind, zone, place }) => {
    deeds.push({ moment, actor, sector, itemKind, zone, place })
  })
  const countable = countableSectors(tracks)
  return ({ fromMoment = 0, toMoment = tracks.lastMoment, cellSize = usualCellSize } = {}) => {
    const counts = emptyCounts()
    const end = firstAfter(deeds, toMoment)
    for (let index = firstAfter(deeds, fromMoment); index < end; index += 1) {
      const deed = deeds[index]
      if (deed !== undefined) countDeed(counts, deed, cellSize)
    }
    for (const sector of counts.bySector.keys()) if (!countable.has(sector)) counts.bySector.delete(sector)
    return counts
  }
}

/** Counts activity by actor, sector, kind, zone and region in one pass. */
export function heatOf(tracks: Tracks, options: HeatOptions = {}): Heat {
  return createHeat(tracks)(options)
}

interface CountedDeed {
  readonly moment: number
  readonly actor: string | null
  readonly sector: string | null
  readonly itemKind: ItemKind | null
  readonly zone: Zone | null
  readonly place: BoardPoint | null
}

function emptyCounts() {
  return {
    byActor: new Map<string | null, number>(),
    bySector: new Map<string | null, number>(),
    byItemKind: new Map<ItemKind | null, number>(),
    byZone: new Map<Zone | null, number>(),
    byRegion: new Map<string, number>(),
  }
}

function countDeed(counts: ReturnType<typeof emptyCounts>, deed: CountedDeed, cellSize: number): void {
  count(counts.byActor, deed.actor)
  count(counts.bySector, deed.sector)
  count(counts.byItemKind, deed.itemKind)
  count(counts.byZone, deed.zone)
  const { place } = deed
  if (place !== null) count(counts.byRegion, `${Math.floor(place[0] / cellSize)},${Math.floor(place[1] / cellSize)}`)
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The place in the list of the first deed after a moment. */
function firstAfter(deeds: readonly CountedDeed[], moment: number): number {
  let low = 0
  let high = deeds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((deeds[middle]?.moment ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}
