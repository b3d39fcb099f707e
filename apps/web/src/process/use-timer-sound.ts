import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../app/services.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { createChime } from './chime.ts'
import type { RelayClock } from './relay-clock.ts'
import type { TimerNow } from './use-timer.ts'

const storageKey = 'samtavle.timer-sound'

/** Rings when the time is up, unless somebody has turned it off on this device. */
export function useTimerSound(
  { timer, state }: TimerNow,
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
  // Once it is over it rings, or has rung: only another end sets it anew.
  const endsAt = timer.state === 'running' && state !== 'paused' ? timer.endsAt : null
  useEffect(() => {
    const leftMs = endsAt === null ? 0 : endsAt - clock.now() - offset
    chime.ringIn(isOn && leftMs > 0 ? leftMs : null)
  }, [chime, clock, endsAt, offset, isOn])
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
