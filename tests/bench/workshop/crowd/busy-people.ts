import { boardPoint, type ItemId } from '@samtavle/board'
import type { WirePerson } from '../../../support/workshop/wire-person.ts'
import { createWander } from '../../canvas/wander.ts'
import type { View } from '../../canvas/views.ts'

const pointEveryMs = 100
const editEveryMs = 200

/**
 * Lets people do what a workshop does: a third of them point somewhere else every tenth of a second, and five times a second one moves a note.
 * Called back they stop, and it is told how many edits a second they made.
 */
export function keepBusy(people: readonly WirePerson[], view: View): () => number {
  const paths = people.map((_person, index) => createWander(index, view))
  const notes: readonly ItemId[] = [...(people[0]?.board.view().items.keys() ?? [])]
  let step = 0
  const pointing = setInterval(() => {
    step += 1
    for (const [index, person] of people.entries()) {
      const at = paths[index]?.(step)
      if (index % 3 === step % 3 && at !== undefined) person.point(at)
    }
  }, pointEveryMs)
  const startedAt = performance.now()
  let turn = 0
  const editing = setInterval(() => {
    turn += 1
    const [person, id] = [people[turn % people.length], notes[(turn * 7919) % notes.length]]
    const place = id === undefined ? null : (person?.board.item(id)?.place ?? null)
    if (person === undefined || id === undefined || place === null) return
    const [x, y] = place
    person.edits.moveItems(new Map([[id, boardPoint(x + (turn % 2 === 0 ? 8 : -8), y)]]))
  }, editEveryMs)
  return () => {
    clearInterval(pointing)
    clearInterval(editing)
    return (turn / (performance.now() - startedAt)) * 1000
  }
}
