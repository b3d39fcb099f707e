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
