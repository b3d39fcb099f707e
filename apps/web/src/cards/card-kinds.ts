import type { ItemKind } from '@samtavle/board'

const cardKinds: readonly ItemKind[] = ['framing', 'resource', 'agreement', 'indicator', 'rule', 'expectation']

/** Whether an item is a card of the method. */
export function isCardKind(kind: ItemKind): boolean {
  return cardKinds.includes(kind)
}

/** Cards that people hold, or agree to. */
const heldKinds: readonly ItemKind[] = ['framing', 'agreement', 'indicator', 'rule']

/** Whether a card is one that people hold or agree to. */
export function isHeldKind(kind: ItemKind): boolean {
  return heldKinds.includes(kind)
}
