import type { CanvasOptions } from '../canvas.ts'
import type { CanvasParts } from '../canvas-parts.ts'
import { createLater, type Later } from '../later.ts'
import type { Pens } from './pens.ts'

type PenHands = Pick<Pens, 'down' | 'move' | 'up' | 'lost'>

/** What draws by hand for a pointer; null where nothing does. */
export type PensFor = (event: PointerEvent) => PenHands | null

/** Whoever wants to draw before what draws has come moves nothing: a board that goes off under a pen is no answer to it. */
export const untilPensCome: PenHands = {
  down: (_event, input, { isSpaceHeld }) => (input.button === 0 && !isSpaceHeld ? [] : [input]),
  move: () => false,
  up: () => null,
  lost: () => false,
}

/** Fetches what draws by hand when somebody takes the tool, or a real pen comes where drawing is laid out. */
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
  const ask = (isPen: boolean): PenHands | null => {
    const isWanted = (isPen || tool.get() === 'draw') && commands.canWrite() && mayMake('draw')
    return isWanted ? (later.ask() ?? untilPensCome) : pens.get()
  }
  tool.watch(() => void ask(false))
  return ({ pointerType }) => ask(pointerType === 'pen')
}
