import type { board } from './en/board.ts'
import type { canvas } from './en/canvas.ts'
import type { front } from './en/front.ts'

type Translated<Group> = { readonly [Key in keyof Group]: Group[Key] extends string ? string : Translated<Group[Key]> }

/** What every language must say, as English says it. */
export type FrontWords = Translated<typeof front>
export type BoardWords = Translated<typeof board>
export type CanvasWordGroup = Translated<typeof canvas>
export type Words = FrontWords & BoardWords & CanvasWordGroup
