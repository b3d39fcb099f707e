/** Keeps what was used last and lets go of what was not used for longest. */
export interface RecentlyUsed<Key, Value> {
  /** The value, which counts as used now. */
  use(key: Key): Value | undefined
  /** The value without counting as used. */
  peek(key: Key): Value | undefined
  put(key: Key, value: Value): void
  remove(key: Key): void
  /** Lets go of the least recently used until at most so many are kept. */
  shrink(most: number): void
  values(): Iterable<Value>
  size(): number
}

/** Starts empty; `onDrop` hears of every value that is let go, whatever the reason. */
export function createRecentlyUsed<Key, Value>(onDrop: (value: Value) => void): RecentlyUsed<Key, Value> {
  // A map remembers in which order its keys came; using one means letting it come last again.
  const values = new Map<Key, Value>()
  const remove = (key: Key): void => {
    const value = values.get(key)
    if (value === undefined) return
    values.delete(key)
    onDrop(value)
  }
  return {
    use(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    peek: (key) => values.get(key),
    put(key, value) {
      remove(key)
      values.set(key, value)
    },
    remove,
    shrink(most) {
      for (const key of values.keys()) {
        if (values.size <= most) return
        remove(key)
      }
    },
    values: () => values.values(),
    size: () => values.size,
  }
}
