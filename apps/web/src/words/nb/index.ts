import type { FirstWords } from '../shape.ts'
import { board } from './board.ts'
import { canvas } from './canvas.ts'
import { front } from './front.ts'

/** Norwegian bokmål. */
export const nb: FirstWords = { ...front, ...board, ...canvas }
