import { useEffect } from 'react'
import type { Canvas } from '../canvas/index.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { createDirector } from './film/director.ts'
import type { Film } from './film/film.ts'

/** Lets a film run frame by frame, with the camera after it while that is wanted. */
export function useRunning(film: Film, canvas: Canvas | null, follows: boolean): void {
  const isRunning = useWatchable(film.running).direction !== 0
  useEffect(() => {
    if (!isRunning) return undefined
    const director = follows && canvas !== null ? createDirector(film, canvas) : null
    let last: number | null = null
    let frame = requestAnimationFrame(advance)
    director?.look()
    function advance(now: number): void {
      const passed = last === null ? 0 : now - last
      last = now
      const goesOn = film.advance(passed)
      director?.advance(passed)
      if (goesOn) frame = requestAnimationFrame(advance)
    }
    return () => cancelAnimationFrame(frame)
  }, [film, canvas, follows, isRunning])
}

/** Whoever moves the board themselves takes the camera over. */
export function useTakeover(container: HTMLElement | null, onTakeover: () => void): void {
  useEffect(() => {
    if (container === null) return undefined
    container.addEventListener('pointerdown', onTakeover)
    container.addEventListener('wheel', onTakeover, { passive: true })
    return () => {
      container.removeEventListener('pointerdown', onTakeover)
      container.removeEventListener('wheel', onTakeover)
    }
  }, [container, onTakeover])
}

/** Playing by keyboard from anywhere on the page, except where a key means something else. */
export function useFilmKeys(film: Film): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const does = actOf(event)
      if (does === null) return
      event.preventDefault()
      event.stopPropagation()
      does(film)
    }
    // Before the canvas: there the space bar would take the board in hand, and arrows would go from note to note.
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [film])
}

type Act = (film: Film) => void

const tenSecondsMs = 10_000

const actsByKey: Readonly<Record<string, Act>> = {
  ' ': (film) => toggle(film),
  k: (film) => film.pause(),
  j: (film) => film.play(-1),
  l: (film) => film.play(1),
  ArrowRight: (film) => film.step(1),
  ArrowLeft: (film) => film.step(-1),
  PageDown: (film) => film.skip(tenSecondsMs),
  PageUp: (film) => film.skip(-tenSecondsMs),
  Home: (film) => film.goTo(0),
  End: (film) => film.goTo(Number.MAX_SAFE_INTEGER),
}

/** Plays what stands still, and holds what runs. */
export function toggle(film: Film): void {
  if (film.running.get().direction === 0) film.play()
  else film.pause()
}

function actOf({ key, target }: KeyboardEvent): Act | null {
  const act = actsByKey[key.length === 1 ? key.toLowerCase() : key] ?? null
  if (!(target instanceof HTMLElement)) return act
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], select, textarea, [contenteditable="true"]'))
    return null
  const isSlider = target instanceof HTMLInputElement && target.type === 'range'
  if (target instanceof HTMLInputElement && !isSlider) return null
  // A button under the keyboard is pressed by the space bar, and a list of moments is read with Home and End.
  const isPressed = key === ' ' && target.closest('button, a, summary, label') !== null
  return isPressed ? null : act
}
