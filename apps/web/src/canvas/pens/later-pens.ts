import type { CanvasOptions } from '../canvas.ts'
import type { CanvasParts } from '../canvas-parts.ts'
import { createLater, type Later } from '../later.ts'
import type { Pens } from './pens.ts'

/** What draws by hand for a pointer; null where nothing does, or it has not come. */
export type PensFor = (event: PointerEvent) => Pens | null

/** Fetches what draws by hand when somebody takes the tool, or a real pen comes where drawing is laid out; null until it has come. */
export function createLaterPens(
  options: CanvasOptions,
  given: Pick<CanvasParts, 'tool' | 'pens' | 'commands' | 'mayMake'>,
  parts: () => CanvasParts,
): PensFor {
  const { tool, pens, commands, mayMake } = given
  const later: Later<Pens> = createLater(
    async () => {
      const { createPens } = await import('./pens.ts')
      return createPens({ ...options, parts: parts(), isWall: options.makeOtherHand !== undefined })
    },
    () => pens.set(later.known()),
  )
  const ask = (isPen: boolean): Pens | null =>
    (isPen || tool.get() === 'draw') && commands.canWrite() && mayMake('draw') ? later.ask() : pens.get()
  tool.watch(() => ask(false))
  return ({ pointerType }) => ask(pointerType === 'pen')
}
