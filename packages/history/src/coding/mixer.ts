import { learn, type Bits, type Coder } from './coder.ts'

/** Weighs several predictions of one bit and learns which to trust. Whole numbers only: every engine must reckon alike. */
export interface Mixer {
  code(coder: Coder, tables: readonly [Bits, Bits, Bits], choice: MixedBit): number
}

/** Slots of three tables that predict the same bit, and where in its unit the bit stands. */
export interface MixedBit {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly node: number
  readonly bit: number
}

/** Points of 4096 / (1 + e^(-x)) at x = -8, -7.5, … 8, rounded: written out, because `Math.exp` may differ between engines. */
const squashPoints = [
  1, 2, 4, 6, 10, 17, 27, 45, 74, 120, 194, 311, 488, 747, 1102, 1546, 2048, 2550, 2994, 3349, 3608, 3785, 3902, 3976,
  4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095,
] as const

/** The inverse of `squash` for every 12-bit probability, in 256ths. */
const stretches = stretchTable()

/** How fast weights move, as a shift. */
const weightShift = 10
/** 1 in weights. */
const weightUnit = 65_536

/** A mixer with a set of weights for each place in a unit, all trusting alike. */
export function createMixer(): Mixer {
  const weights = new Int32Array(256 * 3).fill(Math.round(weightUnit * 0.4))
  return {
    code(coder, [first, second, third], { a, b, c, node, bit }) {
      const at = node * 3
      const sa = stretchAt(first, a)
      const sb = stretchAt(second, b)
      const sc = stretchAt(third, c)
      const dot = (weights[at] ?? 0) * sa + (weights[at + 1] ?? 0) * sb + (weights[at + 2] ?? 0) * sc
      const zero = squash(Math.round(dot / weightUnit))
      const coded = coder.mixed(zero, bit)
      const error = ((coded === 0 ? 4095 : 0) - zero) * 12
      weights[at] = (weights[at] ?? 0) + ((sa * error) >> weightShift)
      weights[at + 1] = (weights[at + 1] ?? 0) + ((sb * error) >> weightShift)
      weights[at + 2] = (weights[at + 2] ?? 0) + ((sc * error) >> weightShift)
      learn(first, a * 2, coded)
      learn(second, b * 2, coded)
      learn(third, c * 2, coded)
      return coded
    },
  }
}

function stretchAt(bits: Bits, slot: number): number {
  const at = slot * 2
  return stretches[((bits[at] ?? 0) + (bits[at + 1] ?? 0)) >>> 5] ?? 0
}

/** A probability in 4096ths from how strongly a bit is believed, in 256ths; never quite certain. */
function squash(belief: number): number {
  if (belief >= 2047) return 4092
  if (belief <= -2047) return 3
  const at = (belief + 2048) >> 7
  const part = (belief + 2048) & 127
  const low = squashPoints[at] ?? 0
  const high = squashPoints[at + 1] ?? 4095
  return Math.max(3, Math.min(4092, low + (((high - low) * part) >> 7)))
}

function stretchTable(): Int16Array {
  const table = new Int16Array(4096)
  let filled = 0
  for (let belief = -2047; belief <= 2047; belief += 1) {
    const probability = squash(belief)
    while (filled <= probability) {
      table[filled] = belief
      filled += 1
    }
  }
  table.fill(2047, filled)
  return table
}
