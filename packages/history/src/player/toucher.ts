import { isPlainFacet, rootNames, type ItemId, type Reading } from '@samtavle/board/reading'
import type { TrackStore } from '../tracks/track-store.ts'

/** Tells a reading what a jump has changed. */
export interface Toucher {
  /** Before the tracks of one jump. */
  begin(): void
  /** A track whose newest event is another now. */
  touch(track: number): void
}

/** A jump moves several plain facets of one item: the reading is told once. Roots that this version does not know are passed over. */
export function createToucher(store: TrackStore, reading: Reading): Toucher {
  const known = store.rootNames.map((name) => rootNames.find((root) => root === name) ?? null)
  // The item of each track whose facet is plain, and -1 for every other track.
  const plainItems = Int32Array.from(store.tracks, ({ root, key, item }) => {
    const name = known[root] ?? null
    return name !== null && isPlainFacet(name, key) ? item : -1
  })
  const toldIn = new Uint32Array(store.items.length)
  let jump = 0
  return {
    begin() {
      jump += 1
    },
    touch(track) {
      const item = plainItems[track] ?? -1
      if (item === -1) return touchKey(track)
      if (toldIn[item] === jump) return
      toldIn[item] = jump
      // An item's id is what its plain facets have as their key.
      reading.touchItem((store.items[item]?.id ?? '') as ItemId)
    },
  }

  function touchKey(track: number): void {
    const facts = store.tracks[track]
    const root = facts === undefined ? null : (known[facts.root] ?? null)
    if (facts !== undefined && root !== null) reading.touch(root, facts.key)
  }
}
