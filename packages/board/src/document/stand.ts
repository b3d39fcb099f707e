import { isRecord, parseTime } from './parse.ts'
import type { ItemKind } from './schema.ts'

/** Where one actor stands on an item: they hold it (a framing, a rule, an agreement), or they have a reservation and say why. */
export type Stand =
  | {
      readonly stand: 'hold'
      readonly at: number
      /** The mark of the words that were held, see `wordingOf`; not there where another program noted the hold. */
      readonly wording?: string
    }
  | {
      readonly stand: 'reserve'
      readonly reason: string
      readonly at: number
      /** What would make it safe to try, where it is an objection. */
      readonly safe?: string
      /** The consent round it was raised in. */
      readonly round?: string
    }

/** Reads `stands[id/actorId]`; null when it is no stand. What says both is a reservation: doubt is never read as consent. */
export function parseStand(value: unknown): Stand | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at']) ?? 0
  const reason = value['reserve']
  if (typeof reason === 'string') {
    const { safe, round } = value
    return {
      stand: 'reserve',
      reason,
      at,
      ...(typeof safe === 'string' && { safe }),
      ...(typeof round === 'string' && { round }),
    }
  }
  if (value['hold'] !== true) return null
  const { wording } = value
  return typeof wording === 'string' ? { stand: 'hold', at, wording } : { stand: 'hold', at }
}

/**
 * A short mark of a wording, so that a hold can tell which words it was given to without keeping them twice. Spaces, case and
 * punctuation do not count: who mends a comma has not reworded anything.
 */
export function wordingOf(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()) {
    // FNV-1a, enough to tell two wordings of one framing apart.
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(36)
}

const withoutStands: readonly ItemKind[] = ['link', 'section', 'stroke', 'text']

/** Whether one can take a stand on items of this kind: on whatever says something, but not on lines and headings. */
export function isStandable(kind: ItemKind): boolean {
  return !withoutStands.includes(kind)
}
