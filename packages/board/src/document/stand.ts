import { isRecord, parseTime } from './parse.ts'
import type { ItemKind } from './schema.ts'

/** Where one actor stands on an item: they hold it (a framing, a rule, an agreement), or they have a reservation and say why. */
export type Stand =
  | { readonly stand: 'hold'; readonly at: number }
  | { readonly stand: 'reserve'; readonly reason: string; readonly at: number }

/** Reads `stands[id/actorId]`; null when it is no stand. What says both is a reservation: doubt is never read as consent. */
export function parseStand(value: unknown): Stand | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at']) ?? 0
  const reason = value['reserve']
  if (typeof reason === 'string') return { stand: 'reserve', reason, at }
  return value['hold'] === true ? { stand: 'hold', at } : null
}

const withoutStands: readonly ItemKind[] = ['link', 'section', 'stroke', 'text']

/** Whether one can take a stand on items of this kind: on whatever says something, but not on lines and headings. */
export function isStandable(kind: ItemKind): boolean {
  return !withoutStands.includes(kind)
}
