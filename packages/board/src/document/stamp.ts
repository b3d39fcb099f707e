import { reactionSigns, type ReactionSign } from '../presence.ts'
import { isRecord, parseTime } from './parse.ts'
import type { ActorId } from './schema.ts'

/** The part of a key that says it is somebody's stamp and no comment: ids of comments are made at random and never so short. */
export const stampPart = 'stamp'

const noStamps: ReadonlyMap<ActorId, ReactionSign> = new Map()

/** Reads what stands under `comments[id/stamp/…]` of one item: of each person one sign at most, by who they are. */
export function readStamps(stored: ReadonlyMap<string, unknown>): ReadonlyMap<ActorId, ReactionSign> {
  const found: [ActorId, ReactionSign][] = []
  for (const [key, value] of stored) {
    const [part, by = '', ...more] = key.split('/')
    if (part !== stampPart || by === '' || more.length > 0 || !isRecord(value)) continue
    const sign = reactionSigns.find((known) => known === value['sign'])
    if (sign !== undefined && parseTime(value['at']) !== null) found.push([by as ActorId, sign])
  }
  return found.length === 0 ? noStamps : new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The signs that stick to an item, each once however many left it, in the order they are always offered in: they tell what it does to
 * people and not to how many, so that nobody takes them for votes.
 */
export function signsOn({ stamps }: { readonly stamps: ReadonlyMap<ActorId, ReactionSign> }): readonly ReactionSign[] {
  if (stamps.size === 0) return []
  const left = new Set(stamps.values())
  return reactionSigns.filter((sign) => left.has(sign))
}
