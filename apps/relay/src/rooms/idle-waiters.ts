/** Those who wait for a room to have nothing under way. */
export interface IdleWaiters {
  /** Resolves at once or as soon as it is so. */
  wait(): Promise<void>
  /** Looks again; call it after everything that may have made it so. */
  tell(): void
}

/** Makes the waiting room of something that can say whether it is idle. */
export function createIdleWaiters(isIdle: () => boolean): IdleWaiters {
  const waiters = new Set<() => void>()
  return {
    wait: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => waiters.add(resolve))),
    tell() {
      if (!isIdle()) return
      const told = [...waiters]
      waiters.clear()
      for (const resolve of told) resolve()
    },
  }
}
