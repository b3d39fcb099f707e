/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to and without `limit`. */
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
}

/** Marsaglia's xorshift on 32 bits. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 2_654_435_769) >>> 0 || 1

  function below(limit: number): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return Math.floor((state / 2 ** 32) * limit)
  }

  return {
    below,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined && values.length === 0) throw new Error('There is nothing to pick from')
      return value as (typeof values)[number]
    },
  }
}
