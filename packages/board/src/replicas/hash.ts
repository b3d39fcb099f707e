import { createEncoder, toUint8Array, writeAny } from 'lib0/encoding'

/**
 * A sum of 64-bit hashes of entries, whatever order they come in. It tells apart what differs by accident or by a careless forger; it
 * is no proof against somebody who computes collisions.
 */
export interface Hash {
  /** Adds one entry, which `read` puts together from the parts below. */
  entry(read: () => void): void
  /** Whole numbers from 0 to 2^53. */
  numbers(...values: readonly number[]): void
  text(text: string): void
  /** A plain value as it would be after travelling in an update. */
  value(value: unknown): void
  /** Eight bytes. */
  sum(): Uint8Array
}

/** Starts with no entries. */
export function createHash(): Hash {
  let left = 0
  let right = 0
  let leftSum = 0
  let rightSum = 0
  const float = new DataView(new ArrayBuffer(8))

  function word(value: number): void {
    left = Math.imul(left ^ value, 0x9e3779b1)
    left ^= left >>> 15
    right = Math.imul((right << 13) | (right >>> 19), 0x85ebca6b) + Math.imul(value, 0xcc9e2d51)
    right ^= right >>> 16
  }

  function number(value: number): void {
    word(value | 0)
    word(Math.floor(value / 0x1_0000_0000))
  }

  function text(value: string): void {
    const whole = value.isWellFormed() ? value : value.toWellFormed()
    word(whole.length)
    for (let index = 0; index < whole.length; index += 1) word(whole.charCodeAt(index))
  }

  function value(plain: unknown): void {
    if (typeof plain === 'string') {
      word(1)
      return text(plain)
    }
    if (typeof plain === 'number') {
      word(2)
      float.setFloat64(0, Number.isNaN(plain) ? Number.NaN : plain)
      word(float.getInt32(0))
      return word(float.getInt32(4))
    }
    if (Array.isArray(plain)) {
      word(3)
      word(plain.length)
      return plain.forEach(value)
    }
    word(4)
    const encoder = createEncoder()
    writeAny(encoder, plain as Parameters<typeof writeAny>[1])
    for (const byte of toUint8Array(encoder)) word(byte)
  }

  return {
    entry(read) {
      left = 0x243f6a88
      right = 0x13198a2e
      read()
      leftSum = (leftSum + finish(left)) | 0
      rightSum = (rightSum + finish(right)) | 0
    },
    numbers(...values) {
      for (const each of values) number(each)
    },
    text,
    value,
    sum() {
      const bytes = new DataView(new ArrayBuffer(8))
      bytes.setInt32(0, leftSum)
      bytes.setInt32(4, rightSum)
      return new Uint8Array(bytes.buffer)
    },
  }
}

/** Spreads every bit over all, so that sums of similar entries differ. */
function finish(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
  return most ^ (most >>> 16)
}
