import type { FirstWords } from '../shape.ts'
import { board } from './board.ts'
import { canvas } from './canvas.ts'
import { find } from './find.ts'
import { front } from './front.ts'

/** Norwegian bokmål. */
export const nb: FirstWords = { ...front, ...board, ...find, ...canvas }
