import { useEffect, useState } from 'react'

/** Keeps the screen awake, and takes the lock again whenever the browser let it go; whether it holds now. */
export function useWakeLock(): boolean {
  const [isAwake, setAwake] = useState(false)
  useEffect(() => {
    // Not there on an address without encryption, nor in every browser.
    const { wakeLock } = navigator as { readonly wakeLock?: WakeLock }
    let lock: WakeLockSentinel | null = null
    let left = false
    async function take(): Promise<void> {
      if (wakeLock === undefined || document.visibilityState !== 'visible' || lock?.released === false) return
      const taken = await wakeLock.request('screen')
      if (left) return taken.release()
      lock = taken
      setAwake(true)
      taken.addEventListener('release', () => setAwake(false))
    }
    // A battery that saves itself refuses; the next time the page is seen it is asked again.
    const takeAgain = (): void => void take().catch(() => setAwake(false))
    takeAgain()
    document.addEventListener('visibilitychange', takeAgain)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', takeAgain)
      void lock?.release().catch(() => undefined)
    }
  }, [])
  return isAwake
}
