import type { Clock, Watchable } from '@samtavle/base'
import type { SaveState } from '../sync/session.ts'

/** While one writes, every letter is on its way and saved again within a few hundredths of a second: saved is what has stayed so this long. */
const calmMs = 250

/**
 * Tells where edits are, now and from now on; returns how to stop. That something is not saved is told at once, that all is saved a
 * moment later: between two letters nothing is told, and never that something is saved which is not.
 */
export function followCalmly(
  save: Watchable<SaveState>,
  clock: Pick<Clock, 'after'>,
  tell: (state: SaveState) => void,
): () => void {
  let told: SaveState | null = null
  let cancel: (() => void) | null = null
  const tellNow = (): void => {
    cancel?.()
    cancel = null
    const now = save.get()
    if (JSON.stringify(told) === JSON.stringify(now)) return
    told = now
    tell(now)
  }
  tellNow()
  const stop = save.watch(() => {
    if (save.get().state === 'saved') cancel ??= clock.after(calmMs, tellNow)
    else tellNow()
  })
  return () => {
    stop()
    cancel?.()
  }
}
