import { useEffect, type RefObject } from 'react'
import { useServices } from '../app/services.ts'

/** After so long without a hand or a key there is no pointer on the wall, and no button. */
const idleAfterMs = 3000

/** Says on an element whether hands are at rest; its style hides what only hands need. */
export function useIdleHands(element: RefObject<HTMLElement | null>): void {
  const { clock } = useServices()
  useEffect(() => {
    const room = element.current
    if (room === null) return
    let cancel = (): void => {}
    const rest = (): void => {
      room.setAttribute('data-idle', 'true')
    }
    const stir = (): void => {
      cancel()
      room.setAttribute('data-idle', 'false')
      cancel = clock.after(idleAfterMs, rest)
    }
    stir()
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
    for (const event of events) room.addEventListener(event, stir)
    window.addEventListener('keydown', stir)
    return () => {
      cancel()
      for (const event of events) room.removeEventListener(event, stir)
      window.removeEventListener('keydown', stir)
    }
  }, [element, clock])
}
