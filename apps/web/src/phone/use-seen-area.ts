import { useEffect, type RefObject } from 'react'

/** A keyboard takes more than this share of the height. */
const keyboardShare = 0.25

/** Keeps an element exactly where a person sees it: above the keyboard of the screen, and under nothing. */
export function useSeenArea(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const seen = window.visualViewport
    const shown = element.current
    if (seen === null || shown === null) return
    let tallest = seen.height
    const fit = (): void => {
      // A turned screen is another screen.
      tallest = Math.max(window.innerHeight, seen.width === window.innerWidth ? Math.max(tallest, seen.height) : 0)
      shown.style.setProperty('--seen-top', `${seen.offsetTop}px`)
      shown.style.setProperty('--seen-height', `${seen.height}px`)
      shown.setAttribute('data-keyboard', String(seen.height < tallest * (1 - keyboardShare)))
    }
    const turned = (): void => {
      tallest = 0
      fit()
    }
    fit()
    seen.addEventListener('resize', fit)
    seen.addEventListener('scroll', fit)
    window.addEventListener('orientationchange', turned)
    return () => {
      seen.removeEventListener('resize', fit)
      seen.removeEventListener('scroll', fit)
      window.removeEventListener('orientationchange', turned)
    }
  }, [element])
}
