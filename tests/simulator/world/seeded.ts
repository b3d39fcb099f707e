import type { RandomBytes } from '@samtavle/base'
import { createChance, type Chance } from '../../support/workshop/chance.ts'

/** One stream of chance per part of the world, so that a change in one part does not shift every other. */
export function chanceFor(seed: number, part: string): Chance {
  let hash = 0x811c9dc5
  for (const character of `${seed}/${part}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return createChance(hash >>> 0)
}

/** Bytes that a seed decides. */
export function bytesFrom(chance: Chance): RandomBytes {
  return (length) => Uint8Array.from({ length }, () => chance.whole(0, 255))
}

/** A Yjs client id, as Yjs draws them. */
export function clientIdFrom(chance: Chance): number {
  return chance.whole(1, 2 ** 32 - 1)
}

/** Runs something while libraries that draw from `Math.random`, such as the one of our order keys, draw from a seed. */
export async function withSeededChance<T>(chance: Chance, run: () => Promise<T>): Promise<T> {
  const descriptor = Object.getOwnPropertyDescriptor(Math, 'random')
  Object.defineProperty(Math, 'random', { ...descriptor, value: () => chance.whole(0, 2 ** 31 - 1) / 2 ** 31 })
  try {
    return await run()
  } finally {
    if (descriptor !== undefined) Object.defineProperty(Math, 'random', descriptor)
  }
}
