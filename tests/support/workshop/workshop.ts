import { defaultAxis, schemaVersion } from '@samtavle/board'
import { createChance } from './chance.ts'
import { createTable, type Table } from './table.ts'
import { takePart } from './take-part.ts'

/** One entry of the workshop's journal. */
export interface WorkshopEntry {
  readonly seq: number
  readonly at: number
  readonly actor: string | null
  readonly bytes: Uint8Array
}

/** How big a workshop to play. */
export interface WorkshopOptions {
  readonly seed: number
  readonly people: number
  readonly minutes: number
}

/** The workshop that targets speak of: two hours, 25 people. */
export const fullWorkshop: WorkshopOptions = { seed: 2026, people: 25, minutes: 120 }

/** When it began: a Tuesday in May. */
const startedAt = Date.UTC(2026, 4, 12, 9, 0)

const sectors = [
  'public',
  'citizens',
  'civil-society',
  'public',
  'private',
  'citizens',
  'civil-society',
  'public',
] as const

/**
 * Plays a workshop and returns its journal, in the order the relay heard it. Everybody writes as our client does: one frame per
 * key pressed, ten places a second while dragging, one frame for a group at its drop, and a new note with its first letter.
 * Same options, same bytes.
 */
export function playWorkshop({ seed, people, minutes }: WorkshopOptions): readonly WorkshopEntry[] {
  const chance = createChance(seed)
  const table = createTable(startedAt)
  openBoard(table)
  const actors = Array.from({ length: people }, (_, index) => {
    const sector = sectors[index % sectors.length] ?? 'public'
    return takePart({
      table,
      chance: createChance(seed * 1000 + index),
      actor: chance.id(),
      client: 1000 + index * 7919,
      sector,
      until: minutes * 60_000,
    })
  })
  const wakeAt = actors.map((actor) => actor.next().value ?? Number.POSITIVE_INFINITY)
  for (;;) {
    const next = earliest(wakeAt)
    if (next === -1) break
    table.now = Math.max(table.now, wakeAt[next] ?? 0)
    const woken = actors[next]?.next()
    wakeAt[next] =
      woken === undefined || woken.done === true ? Number.POSITIVE_INFINITY : table.now + Math.max(1, woken.value)
  }
  return table.entries
}

function openBoard(table: Table): void {
  table.edit({ actor: null, client: 1 }, ({ meta }) => {
    meta.set('schema', schemaVersion)
    meta.set('title', 'En havn for alle')
    meta.set('language', 'da')
    meta.set('axis', { ...defaultAxis })
  })
}

function earliest(times: readonly number[]): number {
  let best = -1
  for (const [index, time] of times.entries()) {
    if (time < Number.POSITIVE_INFINITY && (best === -1 || time < (times[best] ?? 0))) best = index
  }
  return best
}
