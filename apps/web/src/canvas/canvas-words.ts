import type { ItemKind, Zone } from '@samtavle/board'

/** Every word the canvas draws, by its key in `words/`. */
export type CanvasWord =
  | `zones.${Zone}`
  | 'zones.thin'
  | 'zones.thick'
  | `canvas.question.${Zone}`
  | `canvas.invitation.${Zone}`
  | `canvas.kind.${Exclude<ItemKind, 'note'>}`
  | 'outline.words'
  | 'canvas.damaged'
  | 'canvas.someone'

/** Finds a word in the language people chose. */
export type CanvasWords = (word: CanvasWord) => string
