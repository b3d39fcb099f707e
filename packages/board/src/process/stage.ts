import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import { isRecord, parseWords } from '../document/parse.ts'
import { compareOrder } from '../layout/order.ts'
import { nowKey } from './process-roots.ts'

/** One step of a session: what the group does, and for how long it thinks it will take. */
export interface Stage {
  readonly id: string
  readonly name: string
  /** What everybody is asked to do. */
  readonly instruction: string
  /** A piece of advice: nothing ends by itself. */
  readonly minutes: number | null
  /** What whoever leads the step may want to have in mind: shown to facilitators, and a secret from nobody. */
  readonly guidance: string
  readonly order: string
}

/** Where the group is: nothing moves it but a facilitator. */
export interface StagePointer extends Mark {
  readonly id: string
}

/** UTF-16 units of a step's name, of its instruction and of its guidance; what is longer is shown cut. */
export const longestStageName = 120
export const longestInstruction = 1000
export const longestGuidance = 2000
/** More steps than anybody walks through: the rest of what a peer wrote is not read. */
export const mostStages = 60
/** A day: no step is advised to take longer. */
export const mostStageMinutes = 1440

/** The parts of a step, each under a key `id/part`, so that two facilitators who change it at once lose nothing; one without an order is none. */
const orderPart = '/order'

/** The steps of a process document, first to last. */
export function stagesIn(doc: Y.Doc): readonly Stage[] {
  const stored = doc.getMap<unknown>('stages')
  const stages: Stage[] = []
  for (const [key, order] of stored) {
    if (!key.endsWith(orderPart) || typeof order !== 'string' || order.length > 1000) continue
    const id = key.slice(0, -orderPart.length)
    if (id !== '') stages.push(stageOf(stored, id, order))
  }
  return Object.freeze(stages.toSorted(compareOrder).slice(0, mostStages))
}

/** Where the group is, whether or not there is such a step. */
export function stagePointerIn(doc: Y.Doc): StagePointer | null {
  const value = doc.getMap<unknown>('stage').get(nowKey)
  const mark = parseMark(value)
  const id = isRecord(value) ? parseWords(value['id']) : null
  return mark === null || id === null ? null : Object.freeze({ ...mark, id })
}

function stageOf(stored: Y.Map<unknown>, id: string, order: string): Stage {
  return Object.freeze({
    id,
    order,
    name: wordsUpTo(longestStageName, stored.get(`${id}/name`)),
    instruction: wordsUpTo(longestInstruction, stored.get(`${id}/instruction`)),
    minutes: parseMinutes(stored.get(`${id}/minutes`)),
    guidance: wordsUpTo(longestGuidance, stored.get(`${id}/guidance`)),
  })
}

function wordsUpTo(longest: number, value: unknown): string {
  return (parseWords(value) ?? '').slice(0, longest)
}

function parseMinutes(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && value <= mostStageMinutes ? value : null
}
