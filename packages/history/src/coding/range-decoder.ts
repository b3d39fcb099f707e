import { fastShift, fullRange, meanShift, probabilityBits, slowShift, smallestRange, type Coder } from './coder.ts'

/** Reads what `createRangeEncoder` wrote. Reading past the end yields zeros and never throws. */
export function createRangeDecoder(bytes: Uint8Array): Coder {
  let next = 4
  let range = fullRange
  // 30 of the first 32 bits; the two left over come in front of the next byte.
  let code =
    ((byteAt(bytes, 0) << 22) | (byteAt(bytes, 1) << 14) | (byteAt(bytes, 2) << 6) | (byteAt(bytes, 3) >>> 2)) >>> 0
  let left = byteAt(bytes, 3) & 3

  const widen = (): void => {
    while (range < smallestRange) {
      const byte = byteAt(bytes, next)
      next += 1
      code = (code << 8) | (left << 6) | (byte >>> 2)
      left = byte & 3
      range <<= 8
    }
  }

  return {
    isEncoding: false,
    bit(bits, index) {
      const at = index * 2
      const fast = bits[at] ?? 0
      const slow = bits[at + 1] ?? 0
      const bound = (range >>> probabilityBits) * ((fast + slow) >>> meanShift)
      if (code < bound) {
        range = bound
        bits[at] = fast + ((65_535 - fast) >>> fastShift)
        bits[at + 1] = slow + ((65_535 - slow) >>> slowShift)
        if (range < smallestRange) widen()
        return 0
      }
      code -= bound
      range -= bound
      bits[at] = fast - (fast >>> fastShift)
      bits[at + 1] = slow - (slow >>> slowShift)
      if (range < smallestRange) widen()
      return 1
    },
    mixed(zero) {
      const bound = (range >>> probabilityBits) * zero
      const isZero = code < bound
      if (!isZero) code -= bound
      range = isZero ? bound : range - bound
      if (range < smallestRange) widen()
      return isZero ? 0 : 1
    },
    raw(count) {
      const unit = range >>> count
      // A damaged file may point beyond the last unit; held inside, so that the range stays sound.
      const value = Math.min(Math.floor(code / unit), 2 ** count - 1)
      code = Math.min(code - unit * value, unit - 1)
      range = unit
      widen()
      return value
    },
    isOverrun: () => next > bytes.length,
  }
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}
