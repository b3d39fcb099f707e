/**
 * Codes yes-or-no decisions arithmetically, in one direction each: an encoder writes the bit it is given; a decoder ignores it
 * and returns the bit that was written. Everything above is written once for both directions, so they cannot drift apart.
 * A plain record with plain functions around it, both directions of one shape: that is what engines make fast.
 */
export interface Coder {
  readonly isEncoding: boolean
  /** What was written so far, with room at its end; or what is read. */
  bytes: Uint8Array
  /** How many bytes were written or read. */
  at: number
  /** The interval is `[low, low + range)` in units of 2^-30 of what was written; a decoder has no need of `low`. */
  low: number
  range: number
  /** Where in the interval the bytes point, for a decoder. */
  code: number
  /** The two bits of the last byte read that did not fit into `code` yet. */
  rest: number
}

/** Adaptive probabilities of a zero, two for each context: one that learns fast and one that learns slowly; their mean is used. */
export type Bits = Uint16Array

/** The range of the interval stays below 2^30, so that engines keep it as a small integer. */
const fullRange = 2 ** 30 - 1
const smallestRange = 2 ** 22
/** Probabilities are used with 12 of their bits. */
const probabilityBits = 12
/** Sum of the two 16-bit probabilities to 12 bits. */
const meanShift = 5
/** How far the two probabilities move towards what came, as shifts. */
const fastShift = 4
const slowShift = 7

/** Probabilities for so many contexts, all undecided. */
export function createBits(contexts: number): Bits {
  return new Uint16Array(contexts * 2).fill(2 ** 15)
}

/** A coder that writes; take what it wrote with `encodedBytes`. */
export function createEncoder(): Coder {
  return { isEncoding: true, bytes: new Uint8Array(1024), at: 0, low: 0, range: fullRange, code: 0, rest: 0 }
}

/** A coder that reads what an encoder wrote. Reading past the end yields zeros and never throws. */
export function createDecoder(bytes: Uint8Array): Coder {
  const coder: Coder = { isEncoding: false, bytes, at: 0, low: 0, range: fullRange, code: 0, rest: 0 }
  for (let count = 0; count < 3; count += 1) coder.code = (coder.code << 8) | nextByte(coder)
  // 30 of the first 32 bits; the two left over come in front of the next byte.
  const last = nextByte(coder)
  coder.code = (coder.code << 6) | (last >>> 2)
  coder.rest = last & 3
  return coder
}

/** Codes one decision under the adaptive probability of a context, which learns from it. */
export function codeBit(coder: Coder, bits: Bits, context: number, bit: number): number {
  const at = context * 2
  const coded = codeWith(coder, ((bits[at] ?? 0) + (bits[at + 1] ?? 0)) >>> meanShift, bit)
  learn(bits, at, coded)
  return coded
}

/** Moves both probabilities at `at` towards what came. */
function learn(bits: Bits, at: number, bit: number): void {
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

/** Codes one decision under a probability of a zero in 4096ths, from 1 to 4095, that somebody else learns. */
function codeWith(coder: Coder, zero: number, bit: number): number {
  const bound = (coder.range >>> probabilityBits) * zero
  const coded = coder.isEncoding ? bit : Number(coder.code >= bound)
  if (coded === 0) narrow(coder, 0, bound)
  else narrow(coder, bound, coder.range - bound)
  return coded
}

/** Codes up to 16 bits that nothing can be learned about, as one number. */
export function codeRaw(coder: Coder, count: number, value: number): number {
  const unit = coder.range >>> count
  // Damaged bytes may point beyond the last unit; held inside, so that the interval stays sound.
  const coded = coder.isEncoding ? value : Math.min(Math.floor(coder.code / unit), 2 ** count - 1)
  if (!coder.isEncoding) coder.code = Math.min(coder.code, unit * coded + unit - 1)
  narrow(coder, unit * coded, unit)
  return coded
}

/** True once a decoder has read more than there is: what comes out after that means nothing. */
export function isOverrun(coder: Coder): boolean {
  return !coder.isEncoding && coder.at > coder.bytes.length
}

/** Everything an encoder wrote so far as bytes that decode by themselves; it may go on afterwards. */
export function encodedBytes({ bytes, at, low }: Coder): Uint8Array {
  const out = new Uint8Array(at + 4)
  out.set(bytes.subarray(0, at))
  // The low end of the interval, whole: 30 bits in front of the next byte boundary.
  new DataView(out.buffer).setUint32(at, low * 4)
  return out
}

function narrow(coder: Coder, start: number, size: number): void {
  coder.range = size
  if (coder.isEncoding) {
    coder.low += start
    if (coder.low >= 2 ** 30) carry(coder)
  } else coder.code -= start
  while (coder.range < smallestRange) widen(coder)
}

function widen(coder: Coder): void {
  coder.range <<= 8
  if (coder.isEncoding) {
    put(coder, coder.low >>> 22)
    coder.low = (coder.low & (smallestRange - 1)) << 8
  } else {
    const byte = nextByte(coder)
    coder.code = (coder.code << 8) | (coder.rest << 6) | (byte >>> 2)
    coder.rest = byte & 3
  }
}

function nextByte(coder: Coder): number {
  const byte = coder.at < coder.bytes.length ? (coder.bytes[coder.at] ?? 0) : 0
  coder.at += 1
  return byte
}

function put(coder: Coder, byte: number): void {
  if (coder.at === coder.bytes.length) {
    const grown = new Uint8Array(coder.at * 2)
    grown.set(coder.bytes)
    coder.bytes = grown
  }
  coder.bytes[coder.at] = byte
  coder.at += 1
}

/** The interval's low end ran over: one more in the bytes already written. */
function carry(coder: Coder): void {
  const { bytes } = coder
  coder.low -= 2 ** 30
  let at = coder.at - 1
  while (bytes[at] === 255) {
    bytes[at] = 0
    at -= 1
  }
  bytes[at] = (bytes[at] ?? 0) + 1
}
