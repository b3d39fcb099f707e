import type { ItemKind } from './schema.ts'

/**
 * The texts an item has beside its own, at `texts[id/field]`: made with the item, in the same transaction, or two people
 * would each make one and lose the other's words.
 */
export const fieldsByKind = {
  note: [],
  framing: ['affects', 'known', 'assumed'],
  section: [],
  text: [],
  stroke: [],
  link: [],
  resource: [],
  agreement: [],
  indicator: [],
  rule: [],
  expectation: ['long-term', 'commitment'],
} as const satisfies Record<ItemKind, readonly string[]>

/** Names a text beside an item's own: of a framing whom it affects, what we know, what we assume; of an expectation the long term and the commitment. */
export type FieldName = (typeof fieldsByKind)[ItemKind][number]

/** Whether items of this kind have such a text. */
export function hasField(kind: ItemKind, field: FieldName): boolean {
  const fields: readonly string[] = fieldsByKind[kind]
  return fields.includes(field)
}
