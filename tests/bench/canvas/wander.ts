import { viewport, type View } from './views.ts'

/** The way of somebody's pointer over what is seen, step by step, in board units. */
export function createWander(person: number, { x, y, zoom }: View): (step: number) => readonly [x: number, y: number] {
  return (step) => {
    const turn = step / 9 + person * 1.7
    const across = 0.5 + 0.4 * Math.sin(turn * (1 + (person % 5) / 7))
    const down = 0.5 + 0.4 * Math.cos(turn * (1 + (person % 3) / 5))
    return [Math.round(x + (across * viewport.width) / zoom), Math.round(y + (down * viewport.height) / zoom)]
  }
}
