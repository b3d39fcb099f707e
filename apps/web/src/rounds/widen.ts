import { circleOf, type ActorId, type Circles } from '@samtavle/board'
import { foursAcross, pairsAcross, type Placed } from '@samtavle/method'
import type { CircleFacts } from '@samtavle/protocol'

/** Who is here, and from which sector; `seed` has people meet others in another round. */
export interface Here {
  readonly isHere: (actor: string) => boolean
  readonly sectorOf: (actor: ActorId) => string | null
  readonly seed: string
}

/** The next larger circles, across sectors; who has left keeps a place and nobody waiting. Null where there are no larger ones, or nobody. */
export function widerCircles({ size, groups }: Circles, { isHere, sectorOf, seed }: Here): CircleFacts | null {
  if (size === 4 || groups.length === 0) return null
  const people = groups
    .flat()
    .filter(isHere)
    .map((actor): Placed => ({ actor, sector: sectorOf(actor) }))
  if (size === 2) return { size: 4, groups: foursAcross(groups, { people, seed }) }
  const paired = new Set(people.map(({ actor }) => actor))
  return { size: 2, groups: [...pairsAcross(people, seed), ...groups.filter(([actor]) => actor && !paired.has(actor))] }
}

/** The circle that somebody who comes late does best to join: where few are, of whom one is here; none where nobody is. */
export function circleFor({ groups }: Circles, isHere: (actor: string) => boolean): number | undefined {
  const lively = groups.map((group, index) => ({ index, here: group.filter(isHere).length, all: group.length }))
  const [best] = lively.filter(({ here }) => here > 0).toSorted((a, b) => a.here - b.here || a.all - b.all)
  return best?.index
}

/** The others in my circle. */
export function othersWith(circles: Circles, me: string): readonly ActorId[] {
  return circleOf(circles, me).filter((actor) => actor !== me)
}
