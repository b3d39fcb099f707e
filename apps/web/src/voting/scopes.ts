import {
  isStandable,
  readingOrder,
  sectionOwners,
  zones,
  type BoardView,
  type ItemId,
  type ItemView,
  type WholeItem,
  type Zone,
} from '@samtavle/board'

/** Something that can be voted on together. */
export interface Scope {
  readonly key: string
  readonly name: { readonly is: 'selected' | 'all' } | { readonly is: 'zone'; readonly zone: Zone } | SectionName
  /** In reading order. */
  readonly ids: readonly ItemId[]
}

interface SectionName {
  readonly is: 'section'
  readonly text: string
}

/** What can be voted on: what is selected, each zone, each section, everything; what has nothing in it is left out. */
export function scopesOf(view: BoardView, selection: readonly ItemId[]): readonly Scope[] {
  const items = readingOrder([...view.items.values()].filter(canBeVotedOn))
  const owners = sectionOwners(view)
  const within = (id: ItemId, section: ItemId): boolean => {
    let owner = owners.get(id)
    while (owner !== undefined && owner !== section) owner = owners.get(owner)
    return owner === section
  }
  const sections = [...view.items.values()].filter(
    (item): item is WholeItem => item.state === 'whole' && item.kind === 'section',
  )
  const chosen = new Set(selection)
  const scope = (key: string, name: Scope['name'], wanted: (item: ItemView) => boolean): Scope => ({
    key,
    name,
    ids: items.filter(wanted).map(({ id }) => id),
  })
  return [
    scope(
      'selected',
      { is: 'selected' },
      ({ id }) => chosen.has(id) || selection.some((section) => within(id, section)),
    ),
    ...zones.map((zone) => scope(zone, { is: 'zone', zone }, (item) => item.zone === zone)),
    ...readingOrder(sections).map((section) =>
      scope(section.id, { is: 'section', text: section.state === 'whole' ? section.text.trim() : '' }, ({ id }) =>
        within(id, section.id),
      ),
    ),
    scope('all', { is: 'all' }, () => true),
  ].filter(({ ids }) => ids.length > 0)
}

function canBeVotedOn(item: ItemView): boolean {
  return item.state === 'whole' && isStandable(item.kind) && item.text.trim() !== ''
}
