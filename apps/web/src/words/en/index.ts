import { board } from './board.ts'
import { canvas } from './canvas.ts'
import { front } from './front.ts'

/** English: the language every key is born in; Danish and Norwegian follow its shape. */
export const en = { ...front, ...board, ...canvas } as const
