import { compareOrder, type ItemId, type ItemView } from '@samtavle/board'
import { isSection } from './item-state.ts'

/** What lies over what, kept for boards on which thousands of things are seen at once. */
export interface Stacking<Thing extends { readonly id: ItemId }> {
  set(view: ItemView): void
  forget(id: ItemId): void
  clear(): void
  /** From the bottom of the board to the top: sections, larger ones lower, so that what they hold is always seen; then what is damaged. */
  upwards(things: readonly Thing[]): readonly Thing[]
}

interface Layer {
  readonly id: ItemId
  /** Zero for what is no section. */
  readonly area: number
  readonly order: string
  /** Counts from the bottom, once somebody has counted. */
  rank: number
}

/** Fewer things than this are compared by what they are; for more it pays to count all layers once and compare numbers. */
const fewThings = 100

/** Starts with nothing on the table. */
export function createStacking<Thing extends { readonly id: ItemId }>(): Stacking<Thing> {
  const layers = new Map<ItemId, Layer>()
  let counted: readonly Layer[] = []
  let isCounted = true

  const count = (): void => {
    // Almost in order from the last time, which makes sorting quick.
    const known = counted.filter((layer) => layers.get(layer.id) === layer)
    const isKnown = new Set(known)
    counted = [...known, ...[...layers.values()].filter((layer) => !isKnown.has(layer))].toSorted(compareLayers)
    for (const [rank, layer] of counted.entries()) layer.rank = rank
    isCounted = true
  }
  return {
    set(view) {
      const { order } = orderOf(view)
      const area = isSection(view) ? view.width * view.height : 0
      const known = layers.get(view.id)
      if (known !== undefined && known.area === area && known.order === order) return
      layers.set(view.id, { id: view.id, area, order, rank: 0 })
      isCounted = false
    },
    forget(id) {
      // The others keep their ranks: a missing one is no disorder.
      layers.delete(id)
    },
    clear() {
      layers.clear()
      counted = []
      isCounted = true
    },
    upwards(things) {
      if (things.length < 2) return things
      const isFew = things.length < fewThings
      if (!isFew && !isCounted) count()
      const compare = isFew ? compareLayers : (a: Layer, b: Layer): number => a.rank - b.rank
      const found = things.flatMap((thing) => {
        const layer = layers.get(thing.id)
        return layer === undefined ? [] : [{ thing, layer }]
      })
      return found.sort((a, b) => compare(a.layer, b.layer)).map(({ thing }) => thing)
    },
  }
}

function compareLayers(a: Layer, b: Layer): number {
  return b.area - a.area || compareOrder(a, b)
}

function orderOf(view: ItemView): { readonly order: string } {
  return view.state === 'whole' ? view : { order: '' }
}
