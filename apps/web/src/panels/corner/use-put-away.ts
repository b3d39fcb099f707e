import { useState } from 'react'
import { useServices } from '../../app/services.ts'

/** Whether somebody has put this away on this device, and how they do; `key` is where that is noted, of one thing at a time. */
export function usePutAway(key: string, id: string): readonly [isAway: boolean, putAway: () => void] {
  const { storage } = useServices()
  const [isAway, setAway] = useState(() => storage.getItem(key) === id)

  function putAway(): void {
    setAway(true)
    try {
      storage.setItem(key, id)
    } catch {
      // It is put away for this visit.
    }
  }

  return [isAway, putAway]
}
