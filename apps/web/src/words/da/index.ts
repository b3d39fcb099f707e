import type { Words } from '../shape.ts'
import { board } from './board.ts'
import { canvas } from './canvas.ts'
import { front } from './front.ts'

/** Danish. */
export const da: Words = { ...front, ...board, ...canvas }
