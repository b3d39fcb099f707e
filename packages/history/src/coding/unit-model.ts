import { createBits, type Bits, type Coder } from './coder.ts'
import { createMixer, type Mixer } from './mixer.ts'

/** UTF-16 units, each predicted from the three before it. */
export interface UnitModel {
  /** One table per order: what came after one, two and three units. Slots are shared by hash. */
  readonly orders: readonly [Bits, Bits, Bits]
  readonly mask: number
  readonly isWide: Bits
  readonly wide: Bits
  readonly mixer: Mixer
}

/** A model with tables of 2^`sizeBits` slots. */
export function createUnitModel(sizeBits: number): UnitModel {
  const slots = 2 ** sizeBits
  return {
    orders: [createBits(slots), createBits(slots), createBits(slots)],
    mask: slots - 1,
    isWide: createBits(1),
    wide: createBits(512),
    mixer: createMixer(),
  }
}

/** Codes one unit after the two units in `before` (the last in the low half) and the one before them, `third`. */
export function codeUnit(coder: Coder, model: UnitModel, before: number, unit: number, third = 0): number {
  if (coder.bit(model.isWide, 0, unit > 255 ? 1 : 0) === 1) return codeWide(coder, model.wide, unit)
  const last = before & 0xffff
  const first = Math.imul(last + 1, 0x9e3779b1)
  const second = Math.imul(before + 0x51ed27, 0x85ebca6b)
  const far = Math.imul(second ^ (third + 0x2545f), 0xc2b2ae35)
  const { orders, mask, mixer } = model
  let node = 1
  while (node < 256) {
    const spread = Math.imul(node, 0x27d4eb2f)
    const a = hash(first ^ spread) & mask
    const b = hash(second ^ spread) & mask
    const c = hash(far ^ spread) & mask
    // The highest bit still to come; `node` has a leading one above those coded.
    const bit = (unit >>> (Math.clz32(node) - 24)) & 1
    node = node * 2 + mixer.code(coder, orders, { a, b, c, node, bit })
  }
  return node & 255
}

function hash(value: number): number {
  return (value ^ (value >>> 15)) >>> 0
}

function codeWide(coder: Coder, bits: Bits, unit: number): number {
  let high = 1
  for (let index = 15; index >= 8; index -= 1) high = high * 2 + coder.bit(bits, high, (unit >>> index) & 1)
  let low = 1
  for (let index = 7; index >= 0; index -= 1) low = low * 2 + coder.bit(bits, 256 + low, (unit >>> index) & 1)
  return ((high & 255) << 8) | (low & 255)
}
