import type { ItemKind, Zone } from '@samtavle/board/reading'
import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed, type Deed, type DeedKind } from './deeds.ts'

/** One thing a person did: a drag, a burst of typing, a new note with its words, whatever number of edits it took. */
export interface Action {
  readonly kind: DeedKind
  readonly actor: string | null
  readonly sector: string | null
  readonly firstMoment: number
  readonly lastMoment: number
  readonly from: number
  readonly to: number
  readonly items: readonly string[]
  /** Of the first item, when the action began. */
  readonly itemKind: ItemKind | null
  readonly zone: Zone | null
  /** Entries it took. */
  readonly edits: number
}

/** Edits of one person to one thing belong together while no longer pause than this parts them, in milliseconds. */
const burstPauseMs = 2500

/** What counts when one entry does several things: a new note also gets a place and words, and that is no move. */
const weightOfDeed: Readonly<Record<DeedKind, number>> = {
  added: 9,
  deleted: 8,
  restored: 8,
  held: 7,
  reserved: 7,
  withdrew: 7,
  voted: 7,
  reworded: 6,
  recoloured: 5,
  resized: 5,
  moved: 4,
  commented: 4,
  stamped: 4,
  bookmarked: 4,
  noted: 3,
  raised: 2,
  joined: 2,
  changed: 1,
}

/** Every action of a history in the order they began, and which action each entry belongs to (by entry number, -1 for none). */
export interface Actions {
  readonly list: readonly Action[]
  readonly byEntry: Int32Array
}

/** Gathers edits into what people did, in one pass. */
export function actionsOf(tracks: Tracks): Actions {
  const list: Mutable[] = []
  const byEntry = new Int32Array(tracks.lastMoment).fill(-1)
  const openByActor = new Map<string | null, number>()
  let entry: Deed[] = []
  const close = (): void => {
    const done = summary(entry)
    if (done === null) return
    const open = openByActor.get(done.actor) ?? -1
    const continued = list[open]
    if (continued !== undefined && continues(continued, done)) extend(continued, done)
    else {
      openByActor.set(done.actor, list.length)
      list.push(done)
    }
    byEntry[done.firstMoment - 1] = openByActor.get(done.actor) ?? -1
    entry = []
  }
  eachDeed(tracks, (deed) => {
    if (entry[0] !== undefined && entry[0].moment !== deed.moment) close()
    entry.push(deed)
  })
  close()
  return { list, byEntry }
}

/** What to keep of a history; what is not named is kept. */
export interface ActionFilter {
  readonly sectors?: ReadonlySet<string | null>
  readonly actors?: ReadonlySet<string | null>
  readonly zones?: ReadonlySet<Zone | null>
  readonly itemKinds?: ReadonlySet<ItemKind | null>
  readonly kinds?: ReadonlySet<DeedKind>
}

/** The actions that pass a filter, in order. */
export function filterActions(actions: readonly Action[], filter: ActionFilter): readonly Action[] {
  const { sectors, actors, zones, itemKinds, kinds } = filter
  return actions.filter(
    (action) =>
      (sectors?.has(action.sector) ?? true) &&
      (actors?.has(action.actor) ?? true) &&
      (zones?.has(action.zone) ?? true) &&
      (itemKinds?.has(action.itemKind) ?? true) &&
      (kinds?.has(action.kind) ?? true),
  )
}

type Mutable = { -readonly [Key in keyof Action]: Action[Key] }

function summary(deeds: readonly Deed[]): Mutable | null {
  const [first] = deeds
  if (first === undefined) return null
  const leading = deeds.reduce((best, deed) => (weightOfDeed[deed.kind] > weightOfDeed[best.kind] ? deed : best), first)
  return {
    kind: leading.kind,
    actor: leading.actor,
    sector: leading.sector,
    firstMoment: leading.moment,
    lastMoment: leading.moment,
    from: leading.at,
    to: leading.at,
    items: [...new Set(deeds.map((deed) => deed.item))],
    itemKind: leading.itemKind,
    zone: leading.zone,
    edits: 1,
  }
}

function continues(open: Action, next: Action): boolean {
  if (next.from - open.to > burstPauseMs || open.items[0] !== next.items[0] || open.items.length !== next.items.length)
    return false
  // Writing a new note is one thing, from its first letter to its last.
  return open.kind === next.kind || (open.kind === 'added' && next.kind === 'reworded')
}

function extend(open: Mutable, next: Action): void {
  open.lastMoment = next.lastMoment
  open.to = next.to
  open.edits += 1
}
