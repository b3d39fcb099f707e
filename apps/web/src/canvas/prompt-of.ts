import type { CardKind, ItemKind } from '@samtavle/board'

/** The question that a card of a kind asks whoever writes on it, as the key of its words; null for what asks nothing. */
export function promptOf(kind: ItemKind): `canvas.prompt.${CardKind}` | null {
  switch (kind) {
    case 'framing':
    case 'resource':
    case 'agreement':
    case 'indicator':
    case 'rule':
    case 'expectation':
      return `canvas.prompt.${kind}`
    default:
      return null
  }
}
