import type { ItemKind } from '@samtavle/board'

/** Every word the canvas draws; each key stands in `words/` of every language under `canvas.`. */
export type CanvasWord =
  | `zone.${'understand' | 'plan' | 'implement'}`
  | `question.${'understand' | 'plan' | 'implement'}`
  | `invitation.${'understand' | 'plan' | 'implement'}`
  | 'thin'
  | 'thick'
  | 'damaged'
  | 'someone'
  | 'writing'
  | `kind.${Exclude<ItemKind, 'note'>}`

/** Finds a word in the language people chose. */
export type CanvasWords = (word: CanvasWord) => string
