import { type Bits, codeBit, type Coder, codeRaw, createBits } from './coder.ts'

/** Whole numbers below 2^53, learned by how many bits they have and by the first bits of those. */
export interface NumberModel {
  readonly bits: Bits
  readonly contexts: number
}

/** Bit lengths a number can have: 0 to 53. */
const lengths = 54
/** Bits after the leading one whose values are learned; the rest are taken as chance. */
const learnedBits = 3
const learnedNodes = 2 ** learnedBits
const perContext = lengths + lengths * learnedNodes

/** A model of numbers that tells so many contexts apart. */
export function createNumberModel(contexts = 1): NumberModel {
  return { bits: createBits(contexts * perContext), contexts }
}

/** Codes a whole number from 0 to 2^53 - 1. */
export function codeNumber(coder: Coder, model: NumberModel, context: number, value: number): number {
  const base = context * perContext
  const length = codeLength(coder, model.bits, base, coder.isEncoding ? bitLength(value) : 0)
  if (length < 2) return length
  return codeMantissa(coder, model.bits, base + lengths + length * learnedNodes, { length, value })
}

/** Codes a whole number of either sign; the sign is learned with the context. */
export function codeSigned(coder: Coder, model: SignedModel, context: number, value: number): number {
  const size = codeNumber(coder, model.size, context, Math.abs(value))
  if (size === 0) return 0
  return codeBit(coder, model.sign, context, value < 0 ? 1 : 0) === 1 ? -size : size
}

/** Numbers of either sign. */
export interface SignedModel {
  readonly size: NumberModel
  readonly sign: Bits
}

/** A model of signed numbers that tells so many contexts apart. */
export function createSignedModel(contexts = 1): SignedModel {
  return { size: createNumberModel(contexts), sign: createBits(contexts) }
}

/** How many bits a whole number has; 0 for 0. */
export function bitLength(value: number): number {
  return value < 2 ** 31 ? 32 - Math.clz32(value) : 32 + bitLength(Math.floor(value / 2 ** 32))
}

function codeLength(coder: Coder, bits: Bits, base: number, length: number): number {
  let coded = 0
  while (coded < lengths - 1 && codeBit(coder, bits, base + coded, coded < length ? 1 : 0) === 1) coded += 1
  return coded
}

interface Mantissa {
  readonly length: number
  readonly value: number
}

/** The bits after the leading one: the first few with what was learned, the rest raw and in parts that fit. */
function codeMantissa(coder: Coder, bits: Bits, base: number, { length, value }: Mantissa): number {
  let coded = 1
  let left = length - 1
  const learned = Math.min(left, learnedBits)
  for (let index = 0; index < learned; index += 1) {
    left -= 1
    coded = coded * 2 + codeBit(coder, bits, base + coded, bitOf(value, left))
  }
  while (left > 0) {
    const count = Math.min(left, 16)
    left -= count
    coded = coded * 2 ** count + codeRaw(coder, count, Math.floor(value / 2 ** left) % 2 ** count)
  }
  return coded
}

function bitOf(value: number, index: number): number {
  return index < 31 ? (value >>> index) & 1 : Math.floor(value / 2 ** index) % 2
}
