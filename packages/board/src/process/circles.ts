import { isRecord } from '../document/parse.ts'
import type { ActorId } from '../document/schema.ts'

/** With how many others people share what they wrote: alone, two by two, in fours. After that comes everybody. */
export const circleSizes = [1, 2, 4] as const
export type CircleSize = (typeof circleSizes)[number]

/** People who read what each other wrote in a round; everybody is in one circle at most, and in one of their own while they write alone. */
export interface Circles {
  readonly size: CircleSize
  readonly groups: readonly (readonly ActorId[])[]
}

/** So many a circle holds at most: an odd number of people works, and whoever comes late has a place. */
const mostIn: Readonly<Record<CircleSize, number>> = { 1: 1, 2: 3, 4: 7 }

/** More circles than anybody leads: the rest of what was asked for is not there. */
const mostCircles = 400

/** Reads the circles of a round; null where it has none, or what stands there is none. */
export function parseCircles(value: unknown): Circles | null {
  if (!isRecord(value)) return null
  const size = circleSizes.find((known) => known === value['size'])
  const listed: readonly unknown[] = Array.isArray(value['groups']) ? value['groups'] : []
  if (size === undefined) return null
  const placed = new Set<unknown>()
  const groups: (readonly ActorId[])[] = []
  for (const group of listed.slice(0, mostCircles)) {
    const members: readonly unknown[] = Array.isArray(group) ? group : []
    const people = new Set<ActorId>()
    for (const actor of members) if (isActor(actor) && !placed.has(actor)) people.add(actor)
    const circle = [...people].slice(0, mostIn[size])
    for (const actor of circle) placed.add(actor)
    if (circle.length > 0) groups.push(Object.freeze(circle))
  }
  return Object.freeze({ size, groups: Object.freeze(groups) })
}

function isActor(actor: unknown): actor is ActorId {
  return typeof actor === 'string' && actor !== ''
}

/** Everybody in somebody's circle, themselves among them; nobody while they have none. */
export function circleOf({ groups }: Circles, actor: string): readonly ActorId[] {
  return groups.find((group) => group.some((member) => member === actor)) ?? []
}

/**
 * Whether circles may take the place of others: larger, and each of the old ones whole in one of the new. Nobody loses sight of what
 * they read, and what was written for two is read by more people only where everybody is.
 */
export function mayWiden(from: Circles, to: Circles): boolean {
  if (to.size <= from.size || to.groups.length === 0) return false
  return from.groups.every((group) => {
    const [first] = group
    const around = new Set(first === undefined ? [] : circleOf(to, first))
    return group.every((actor) => around.has(actor))
  })
}

/** The circles with a place for somebody who came late: where they wish, else in the smallest, else in one of their own. */
export function withPlace(circles: Circles, actor: ActorId, wish?: number): Circles {
  const { size, groups } = circles
  if (circleOf(circles, actor).length > 0 || groups.length >= mostCircles) return circles
  const open = groups.filter((group) => group.length < mostIn[size])
  const wished = wish === undefined ? undefined : groups[wish]
  const smallest = open.toSorted((a, b) => a.length - b.length)[0]
  const chosen = wished !== undefined && open.includes(wished) ? wished : smallest
  if (chosen === undefined) return { size, groups: [...groups, [actor]] }
  return { size, groups: groups.map((group) => (group === chosen ? [...group, actor] : group)) }
}
