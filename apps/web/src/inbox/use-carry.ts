import { useState, type PointerEvent } from 'react'
import type { Canvas } from '../canvas/index.ts'

/** A paper on its way to the board: where it is on the screen, and how wide. */
export interface Carried {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** Farther than this, in pixels, a press is a drag. */
const dragPx = 6

/** Lets a hand carry something from a list onto the board; `onDrop` hears where on the board it was let go, in board units. */
export function useCarry(canvas: Canvas | null, noteSide: number, onDrop: (at: readonly [number, number]) => void) {
  const [start, setStart] = useState<readonly [number, number] | null>(null)
  const [carried, setCarried] = useState<Carried | null>(null)
  const end = (): void => {
    setStart(null)
    setCarried(null)
  }
  const handlers = {
    onPointerDown({ button, isPrimary, clientX, clientY, target, currentTarget, pointerId }: PointerEvent): void {
      const isControl = target instanceof Element && target.closest('button') !== null
      if (canvas === null || button !== 0 || !isPrimary || isControl) return
      // A quick hand is on the board with its first move.
      currentTarget.setPointerCapture(pointerId)
      setStart([clientX, clientY])
    },
    onPointerMove(event: PointerEvent): void {
      if (canvas === null || start === null) return
      const isFar = Math.hypot(event.clientX - start[0], event.clientY - start[1]) >= dragPx
      if (carried === null && !isFar) return
      const { toScreen } = canvas.camera
      const side = toScreen([noteSide, 0])[0] - toScreen([0, 0])[0]
      setCarried({ x: event.clientX, y: event.clientY, side })
    },
    onPointerUp({ clientX, clientY }: PointerEvent): void {
      if (canvas !== null && carried !== null) {
        const under = document.elementFromPoint(clientX, clientY)?.closest('.canvas-host')
        const corner = under?.getBoundingClientRect()
        if (corner !== undefined) onDrop(canvas.camera.toBoard([clientX - corner.left, clientY - corner.top]))
      }
      end()
    },
    onPointerCancel: end,
  }
  return { carried, handlers }
}
