import { useEffect, useRef } from 'react'
import type { Canvas } from '../canvas/index.ts'

/** Tells whether I am in the middle of something with my hands: writing anywhere, or with a pointer held down. */
export function useHandsBusy(canvas: Canvas): () => boolean {
  const pressed = useRef(new Set<number>())
  useEffect(() => {
    const down = ({ pointerId }: PointerEvent): void => void pressed.current.add(pointerId)
    const up = ({ pointerId }: PointerEvent): void => void pressed.current.delete(pointerId)
    window.addEventListener('pointerdown', down, true)
    window.addEventListener('pointerup', up, true)
    window.addEventListener('pointercancel', up, true)
    return () => {
      window.removeEventListener('pointerdown', down, true)
      window.removeEventListener('pointerup', up, true)
      window.removeEventListener('pointercancel', up, true)
    }
  }, [])
  return () => pressed.current.size > 0 || canvas.isWriting.get() || isWritable(document.activeElement)
}

function isWritable(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  return element.isContentEditable || /^(?:input|textarea|select)$/i.test(element.tagName)
}
