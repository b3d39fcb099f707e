/** Counts one connection's writes: which of them, from the first on without a hole, are durable and integrated. */
export interface AckCounter {
  /** Numbers the next write, from 1. */
  count(): number
  /** Notes that a write is durable and integrated. */
  settle(write: number): void
  /** How many writes, from the first, are; null when that is what was taken last. */
  take(): number | null
}

/** Makes a counter for a new connection. */
export function createAckCounter(): AckCounter {
  const settledAhead = new Set<number>()
  let counted = 0
  let prefix = 0
  let taken = 0
  return {
    count() {
      counted += 1
      return counted
    },
    settle(write) {
      settledAhead.add(write)
      while (settledAhead.delete(prefix + 1)) prefix += 1
    },
    take() {
      if (prefix === taken) return null
      taken = prefix
      return prefix
    },
  }
}
