import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../app/services.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { createChime } from './chime.ts'
import type { RelayClock } from './relay-clock.ts'
import type { TimerNow } from './use-timer.ts'

const storageKey = 'samtavle.timer-sound'

/** A bell that a device slept through is late by now, and what rings still is let ring. */
const sleptMs = 5000

/** Rings when the time is up, unless somebody has turned it off on this device. */
export function useTimerSound(
  now: TimerNow | null,
  time: RelayClock,
): {
  readonly isOn: boolean
  readonly toggle: () => void
} {
  const { clock, storage } = useServices()
  const [isOn, setOn] = useState(() => storage.getItem(storageKey) !== 'off')
  const chime = useMemo(
    () => createChime({ clock, openSound: () => new AudioContext(), whenAllowed: whenTouched }),
    [clock],
  )
  useEffect(() => () => chime.close(), [chime])
  const offset = useWatchable(time.offset)
  const timer = now?.timer
  // Set anew with every second that is told: what a bell is set by stands still while a device sleeps.
  useEffect(() => {
    if (!isOn || timer?.state !== 'running') return chime.ringIn(null)
    const leftMs = timer.endsAt - clock.now() - offset
    if (leftMs > 0) chime.ringIn(leftMs)
    if (leftMs < -sleptMs) chime.ringIn(null)
  }, [chime, clock, now, timer, offset, isOn])
  return {
    isOn,
    toggle() {
      setOn(!isOn)
      try {
        storage.setItem(storageKey, isOn ? 'off' : 'on')
      } catch {
        // It holds until the tab is closed.
      }
    },
  }
}

/** Browsers let a page sound once somebody has touched it. */
function whenTouched(listener: () => void): () => void {
  if (!('userActivation' in navigator) || navigator.userActivation.hasBeenActive) {
    listener()
    return () => undefined
  }
  const events = ['pointerdown', 'keydown'] as const
  const stop = (): void => events.forEach((name) => window.removeEventListener(name, touched, true))
  const touched = (): void => {
    stop()
    listener()
  }
  for (const name of events) window.addEventListener(name, touched, true)
  return stop
}
