import { useEffect, useState } from 'react'
import { useServices } from '../app/services.ts'

/** A page stays for so long: some forty words, read aloud without haste. */
const pageMs = 14_000

/**
 * Which of several pages a wall reads now: one after the other where motion is welcome, and the first again whenever `newest` is another.
 * Without motion it stays with the first.
 */
export function useTurnedPage(count: number, newest: string | undefined): number {
  const { clock } = useServices()
  const [turned, setTurned] = useState({ newest, page: 0 })
  const page = turned.newest === newest && turned.page < count ? turned.page : 0
  const isStill = isStillScreen()
  useEffect(() => {
    if (isStill || count < 2) return
    return clock.after(pageMs, () => setTurned({ newest, page: (page + 1) % count }))
  }, [clock, isStill, newest, page, count])
  return page
}

/** Whether this screen asks for nothing to move by itself. */
function isStillScreen(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
