import type { ItemId, ItemView } from '@samtavle/board/reading'
import { createPlayer } from '../player/create-player.ts'
import type { Tracks } from '../tracks/open-tracks.ts'

/** What became of a board between two moments. An item can be in several lists. */
export interface Comparison {
  readonly added: readonly ItemId[]
  readonly gone: readonly ItemId[]
  readonly moved: readonly ItemId[]
  readonly reworded: readonly ItemId[]
  readonly recoloured: readonly ItemId[]
}

/** Compares two moments; the order they are given in is the direction that is told. */
export function compareMoments(tracks: Tracks, from: number, to: number): Comparison {
  const player = createPlayer(tracks)
  player.seek(from)
  const before = player.view().items
  player.seek(to)
  const after = player.view().items
  const stayed = [...after].flatMap(([id, now]) => {
    const was = before.get(id)
    return was === undefined ? [] : [{ id, was, now }]
  })
  const where = (differs: (was: ItemView, now: ItemView) => boolean): readonly ItemId[] =>
    stayed.filter(({ was, now }) => was !== now && differs(was, now)).map(({ id }) => id)
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    gone: [...before.keys()].filter((id) => !after.has(id)),
    moved: where((was, now) => was.place?.join() !== now.place?.join()),
    reworded: where((was, now) => was.text !== now.text),
    recoloured: where((was, now) => colorOf(was) !== colorOf(now)),
  }
}

function colorOf(item: ItemView): string | null {
  return item.state === 'whole' ? item.color : null
}
