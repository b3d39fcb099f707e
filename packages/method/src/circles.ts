import type { ActorId } from '@samtavle/board'

/** Somebody who takes part, and from where. */
export interface Placed {
  readonly actor: ActorId
  readonly sector: string | null
}

type Circle = readonly ActorId[]

/** Larger circles than this are no conversation: what is left over stays by itself. */
const mostInFours = 7

/**
 * Everybody two by two, across sectors as far as there are people for it; one who is left over makes a pair three. `seed` has other people
 * meet another time. Nobody is left out, and one person alone is a circle.
 */
export function pairsAcross(people: readonly Placed[], seed: string): readonly Circle[] {
  const mixed = alternating(
    people,
    ({ sector }) => sector,
    ({ actor }) => actor + seed,
  )
  const half = Math.floor(mixed.length / 2)
  if (half === 0) return mixed.map(({ actor }) => [actor])
  const pairs = mixed
    .slice(0, half)
    .map((person, index) => [person, mixed[index + half]].filter((each) => each !== undefined))
  const over = mixed[half * 2]
  const host = over && (pairs.find((pair) => pair.every(({ sector }) => sector !== over.sector)) ?? pairs[0])
  if (over !== undefined) host?.push(over)
  return pairs.map((pair) => pair.map(({ actor }) => actor))
}

/** What is known of the people whose circles are joined. */
export interface Joining {
  readonly people: readonly Placed[]
  readonly seed: string
}

/**
 * Circles joined two by two, across sectors as far as they differ. `people` are those who are here: one of them who has no circle yet comes
 * with one of their own, and a circle from which everybody left stays as it is, so that nobody waits for it.
 */
export function foursAcross(circles: readonly Circle[], { people, seed }: Joining): readonly Circle[] {
  const sectorBy = new Map(people.map(({ actor, sector }) => [actor, sector]))
  const placed = new Set(circles.flat())
  const late = people.filter(({ actor }) => !placed.has(actor)).map(({ actor }): Circle => [actor])
  const [lively, left] = parted([...circles, ...late], (circle) => circle.some((actor) => sectorBy.has(actor)))
  const mixed = alternating(
    lively,
    (circle) => leading(circle.map((actor) => sectorBy.get(actor) ?? null)),
    (circle) => circle.join() + seed,
  )
  const half = Math.floor(mixed.length / 2)
  const fours = mixed.slice(0, half).map((circle, index) => [...circle, ...(mixed[index + half] ?? [])])
  const over = mixed[half * 2]
  if (over !== undefined) {
    const host = fours.toSorted((a, b) => a.length - b.length)[0]
    if (host !== undefined && host.length + over.length <= mostInFours) host.push(...over)
    else fours.push([...over])
  }
  return [...fours, ...left]
}

/** Sorted so that what is half a list apart is from different sectors, as far as there are such: the largest sector first, each in one block. */
function alternating<Each>(
  all: readonly Each[],
  sectorOf: (each: Each) => string | null,
  nameOf: (each: Each) => string,
): readonly Each[] {
  const bySector = Map.groupBy(
    all.toSorted((a, b) => mixOf(nameOf(a)) - mixOf(nameOf(b)) || (nameOf(a) < nameOf(b) ? -1 : 1)),
    sectorOf,
  )
  return [...bySector.values()].toSorted((a, b) => b.length - a.length).flat()
}

/** The sector that most of a circle are from. */
function leading(sectors: readonly (string | null)[]): string | null {
  const [first] = [...Map.groupBy(sectors, (sector) => sector)].toSorted(([, a], [, b]) => b.length - a.length)
  return first?.[0] ?? null
}

function parted<Each>(
  all: readonly Each[],
  belongs: (each: Each) => boolean,
): readonly [readonly Each[], readonly Each[]] {
  return [all.filter(belongs), all.filter((each) => !belongs(each))]
}

/** A number that says nothing but stays the same for the same words, so that two devices mix alike. */
function mixOf(words: string): number {
  let mixed = 0x811c9dc5
  for (let index = 0; index < words.length; index += 1) mixed = Math.imul(mixed ^ words.charCodeAt(index), 0x01000193)
  return mixed >>> 0
}
