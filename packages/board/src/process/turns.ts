import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import { isRecord, parseWords } from '../document/parse.ts'
import type { ActorId } from '../document/schema.ts'
import { nowKey } from './process-roots.ts'

/** What somebody did when it was their turn; whoever passes has been heard, too. */
export type Turn = 'spoke' | 'passed'

/** A round of talk in which everybody is asked in turn. The group chooses it; it is over when it is taken away. */
export interface Turns extends Mark {
  readonly id: string
  /** Who is asked, in this order. */
  readonly order: readonly ActorId[]
  /** Those who have had their turn. */
  readonly taken: ReadonlyMap<ActorId, Turn>
}

/** More people than a round of talk can hear: the rest of what a peer wrote is not read. */
const mostTurns = 200

/** The round of talk that is going on. */
export function turnsIn(doc: Y.Doc): Turns | null {
  const stored = doc.getMap<unknown>('turns')
  const value = stored.get(nowKey)
  const mark = parseMark(value)
  const id = isRecord(value) ? parseWords(value['id']) : null
  if (mark === null || id === null || !isRecord(value)) return null
  const order = parseOrder(value['order'])
  const taken = new Map<ActorId, Turn>()
  for (const actor of order) {
    const turn = stored.get(`${id}/${actor}`)
    if (turn === 'spoke' || turn === 'passed') taken.set(actor, turn)
  }
  return Object.freeze({ ...mark, id, order, taken })
}

function parseOrder(value: unknown): readonly ActorId[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : []
  const named = listed.filter((actor): actor is ActorId => typeof actor === 'string' && actor !== '')
  return Object.freeze([...new Set(named)].slice(0, mostTurns))
}
