import { fullRange, learn, meanShift, probabilityBits, smallestRange, type Bits, type Coder } from './coder.ts'

/** A coder that writes. */
export interface RangeEncoder extends Coder {
  /** Everything coded so far as bytes that decode by themselves; coding may go on afterwards. */
  bytes(): Uint8Array
}

/** The interval is `[low, low + range)` in units of 2^-30 of the bytes written so far; a carry runs back into those. */
export function createRangeEncoder(): RangeEncoder {
  let written = new Uint8Array(1024)
  let length = 0
  let low = 0
  let range = fullRange

  const put = (byte: number): void => {
    if (length === written.length) {
      const grown = new Uint8Array(length * 2)
      grown.set(written)
      written = grown
    }
    written[length] = byte
    length += 1
  }
  const carry = (): void => {
    low -= 2 ** 30
    let at = length - 1
    while (written[at] === 255) {
      written[at] = 0
      at -= 1
    }
    written[at] = (written[at] ?? 0) + 1
  }
  const narrow = (start: number, size: number): void => {
    low += start
    range = size
    if (low >= 2 ** 30) carry()
    while (range < smallestRange) {
      put(low >>> 22)
      low = (low & (smallestRange - 1)) << 8
      range <<= 8
    }
  }

  return {
    isEncoding: true,
    bit(bits: Bits, index: number, bit: number) {
      const at = index * 2
      const bound = (range >>> probabilityBits) * (((bits[at] ?? 0) + (bits[at + 1] ?? 0)) >>> meanShift)
      if (bit === 0) narrow(0, bound)
      else narrow(bound, range - bound)
      learn(bits, at, bit)
      return bit
    },
    mixed(zero, bit) {
      const bound = (range >>> probabilityBits) * zero
      if (bit === 0) narrow(0, bound)
      else narrow(bound, range - bound)
      return bit
    },
    raw(count, value) {
      const unit = range >>> count
      narrow(unit * value, unit)
      return value
    },
    isOverrun: () => false,
    bytes() {
      const out = new Uint8Array(length + 4)
      out.set(written.subarray(0, length))
      // The low end of the interval, whole: the 30 bits in front of the next byte boundary.
      for (let index = 0; index < 4; index += 1) out[length + index] = ((low * 4) >>> (24 - index * 8)) & 255
      return out
    },
  }
}
