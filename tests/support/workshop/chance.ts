/** Chance from a seed: same seed, same workshop. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** True this often. */
  is(share: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** A wait around `middle`, mostly shorter and now and then much longer, as people's pauses are. */
  wait(middle: number): number
  id(): string
}

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A generator of the xorshift family: good enough to look like people, and the same on every machine. */
export function createChance(seed: number): Chance {
  let a = (seed ^ 0x9e3779b9) >>> 0 || 1
  const next = (): number => {
    a ^= a << 13
    a ^= a >>> 17
    a ^= a << 5
    a >>>= 0
    return (Math.imul(a, 0x85ebca6b) >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 20; warmUp += 1) next()
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    is: (share) => next() < share,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    wait(middle) {
      // The product of two spreads stands for the long tail, without a logarithm that engines may round differently.
      return Math.round(middle * (0.35 + next() * 0.9) * (next() < 0.12 ? 1 + next() * 5 : 1))
    },
    id: () => Array.from({ length: 16 }, () => idLetters[whole(0, 63)] ?? 'A').join(''),
  }
}
