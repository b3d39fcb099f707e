import type { ActorId } from '@samtavle/board'
import type { Participant } from '../sync/session.ts'

/** An order of speaking in which the sectors alternate as long as they can, so that no sector speaks as a block. */
export function inTurn(people: readonly Participant[]): readonly ActorId[] {
  const bySector = new Map<string | null, Participant[]>()
  for (const person of people) bySector.set(person.sector, [...(bySector.get(person.sector) ?? []), person])
  const rows = [...bySector.values()].toSorted((a, b) => b.length - a.length)
  const order: ActorId[] = []
  for (let turn = 0; order.length < people.length; turn += 1) {
    for (const row of rows) {
      const person = row[turn]
      if (person !== undefined) order.push(person.actorId as ActorId)
    }
  }
  return order
}
