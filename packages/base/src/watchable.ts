/** Stops a subscription; calling it again does nothing. */
export type Unsubscribe = () => void

/** One value that can be read now and watched for change; listeners get no argument and read what they need. */
export interface Watchable<Value> {
  get(): Value
  watch(listener: () => void): Unsubscribe
}

/** A watchable whose owner may set it; setting the same value (by `Object.is`) tells nobody. */
export interface WatchableState<Value> extends Watchable<Value> {
  set(value: Value): void
}

/** Makes a watchable around a first value. */
export function createWatchable<Value>(first: Value): WatchableState<Value> {
  let current = first
  const listeners = createListeners()
  return {
    get: () => current,
    watch: listeners.add,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      listeners.notify()
    },
  }
}

/** A set of listeners that tolerates being changed while it is told. */
export interface Listeners<Args extends readonly unknown[] = []> {
  add(listener: (...args: Args) => void): Unsubscribe
  notify(...args: Args): void
}

/** Makes an empty set of listeners. */
export function createListeners<Args extends readonly unknown[] = []>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>()
  return {
    add(listener) {
      // Its own closure per call, so that adding one function twice needs removing twice.
      const own = (...args: Args): void => listener(...args)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    notify(...args) {
      for (const listener of [...listeners]) listener(...args)
    },
  }
}
