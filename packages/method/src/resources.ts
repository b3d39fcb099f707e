import { factOf, type BoardView, type ItemId, type ResourceForm } from '@samtavle/board'
import { distinctSectors, partySector } from './agreements.ts'
import { isWork, itemsOfKind, neighbours, wholeItem, wholeItems } from './work.ts'

/** Something an actor brings. */
export interface ResourceReading {
  readonly id: ItemId
  readonly form: ResourceForm | null
  readonly sector: string | null
  /** The work it is linked with; empty while nobody has found a use for it. */
  readonly usedIn: readonly ItemId[]
}

/** Work that draws on what several sectors bring: the point of it all. */
export interface Combination {
  readonly work: ItemId
  readonly resources: readonly ItemId[]
  readonly sectors: readonly string[]
}

/** Every resource on the board, in reading order. */
export function resourcesOf(view: BoardView): readonly ResourceReading[] {
  const linked = neighbours(view)
  return itemsOfKind(view, 'resource').map((item) => {
    const broughtBy = factOf(item, 'from') ?? (item.by === null ? null : { actor: item.by })
    const used = [...(linked.get(item.id) ?? [])].filter((id) => {
      const other = wholeItem(view, id)
      return other !== undefined && isWork(other)
    })
    return {
      id: item.id,
      form: factOf(item, 'form') ?? null,
      sector: broughtBy === null ? null : partySector(view, broughtBy),
      usedIn: used.toSorted(),
    }
  })
}

/** Work in which resources of at least two sectors come together, in reading order. */
export function combinationsOf(view: BoardView): readonly Combination[] {
  const usedByWork = new Map<ItemId, ResourceReading[]>()
  for (const resource of resourcesOf(view))
    for (const work of resource.usedIn) usedByWork.set(work, [...(usedByWork.get(work) ?? []), resource])
  return wholeItems(view).flatMap(({ id }) => {
    const used = usedByWork.get(id)
    if (used === undefined) return []
    const sectors = distinctSectors(used.map(({ sector }) => sector))
    return sectors.length > 1 ? [{ work: id, resources: used.map((each) => each.id), sectors }] : []
  })
}
