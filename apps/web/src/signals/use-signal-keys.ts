import { useEffect, useEffectEvent, useRef } from 'react'
import type { Canvas } from '../canvas/index.ts'

/** What the keys of signals do. */
export interface SignalKeys {
  readonly canvas: Canvas
  readonly onLaser: () => void
  /** With where the pointer is on the surface, if it is there. */
  readonly onReact: (at: readonly [x: number, y: number] | null) => void
  readonly onEscape: () => void
}

/** `K` for the laser, `E` for the wheel, while the keyboard is the board's and no letter would begin a note. */
export function useSignalKeys({ canvas, onLaser, onReact, onEscape }: SignalKeys): void {
  const pointer = useRef<readonly [number, number] | null>(null)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') return onEscape()
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
    if (!isForBoard(event.target) || canvas.isWriting.get() || canvas.selection.get().length === 1) return
    const key = event.key.toLowerCase()
    if (key !== 'k' && key !== 'e') return
    event.preventDefault()
    if (key === 'k') onLaser()
    else onReact(pointer.current)
  })
  useEffect(() => {
    const move = ({ clientX, clientY, target }: PointerEvent): void => {
      const host = target instanceof Element ? target.closest('.board-surface') : null
      const corner = host?.getBoundingClientRect()
      pointer.current = corner === undefined ? null : [clientX - corner.left, clientY - corner.top]
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('pointermove', move)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('pointermove', move)
    }
  }, [])
}

/** Nothing else has the keyboard: not a field, not a list, not a dialog. */
export function isForBoard(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('.canvas-host') !== null)
}
