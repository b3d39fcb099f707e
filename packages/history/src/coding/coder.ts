/**
 * Codes yes-or-no decisions, one direction per implementation: an encoder writes the bit it is given and a decoder ignores it
 * and returns the bit that was written. Everything above is written once for both directions, so they cannot drift apart.
 */
export interface Coder {
  readonly isEncoding: boolean
  /** One decision under the adaptive probability at `index`. */
  bit(bits: Bits, index: number, bit: number): number
  /** One decision under a probability of a zero in 4096ths, from 1 to 4095, that somebody else learns. */
  mixed(zero: number, bit: number): number
  /** Up to 16 bits that nothing can be learned about, as one number. */
  raw(count: number, value: number): number
  /** True once a decoder has read more than there is: what comes out after that means nothing. */
  isOverrun(): boolean
}

/** Adaptive probabilities of a zero, two for each context: one that learns fast and one that learns slowly; their mean is used. */
export type Bits = Uint16Array

/** Shifts of the two probabilities: how far each moves towards what came. */
export const fastShift = 4
export const slowShift = 7

/** The range of the arithmetic coder stays below 2^30, so that engines keep it as a small integer. */
export const fullRange = 2 ** 30 - 1
export const smallestRange = 2 ** 22
/** Probabilities are used with 12 of their bits. */
export const probabilityBits = 12
/** Sum of the two 16-bit probabilities to 12 bits. */
export const meanShift = 5

/** Probabilities for so many contexts, all undecided. */
export function createBits(contexts: number): Bits {
  return new Uint16Array(contexts * 2).fill(2 ** 15)
}

/** Moves both probabilities of a context towards what came. */
export function learn(bits: Bits, at: number, bit: number): void {
  const fast = bits[at] ?? 0
  const slow = bits[at + 1] ?? 0
  if (bit === 0) {
    bits[at] = fast + ((65_535 - fast) >>> fastShift)
    bits[at + 1] = slow + ((65_535 - slow) >>> slowShift)
  } else {
    bits[at] = fast - (fast >>> fastShift)
    bits[at + 1] = slow - (slow >>> slowShift)
  }
}
