/** Numbers from 0 to below 1 that a seed determines. */
export type Random = () => number

/** Marsaglia's xorshift: the same numbers for the same seed, everywhere. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_769) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

/** One of several. */
export function pick<Value>(from: readonly Value[], random: Random): Value {
  const value = from[below(from.length, random)]
  if (value === undefined) throw new Error('There is nothing to pick from')
  return value
}

/** A whole number from 0 to below a limit. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

/** An update with one to three wounds: a bit, a byte, a small number, bytes lost, bytes doubled, or the tail of another update. */
export function damaged(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = update
  for (let wound = below(3, random); wound >= 0; wound -= 1) bytes = pick(wounds, random)(bytes, other, random)
  return bytes
}

const wounds: readonly ((bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array)[] = [
  (bytes, _, random) => withByte(bytes, random, (byte) => byte ^ (1 << below(8, random))),
  (bytes, _, random) => withByte(bytes, random, () => below(256, random)),
  (bytes, _, random) => withByte(bytes, random, () => below(8, random)),
  (bytes, _, random) => withByte(bytes, random, (byte) => byte + 1),
  (bytes, _, random) => bytes.slice(0, below(bytes.length + 1, random)),
  (bytes, _, random) => cut(bytes, below(bytes.length, random), 1 + below(4, random)),
  (bytes, _, random) =>
    joined(bytes.subarray(0, below(bytes.length, random)), bytes.subarray(below(bytes.length, random))),
  (bytes, other, random) =>
    joined(bytes.subarray(0, below(bytes.length, random)), other.subarray(below(other.length, random))),
]

function withByte(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const changed = bytes.slice()
  const at = below(bytes.length, random)
  changed[at] = change(changed[at] ?? 0)
  return changed
}

function cut(bytes: Uint8Array, at: number, count: number): Uint8Array {
  return joined(bytes.subarray(0, at), bytes.subarray(at + count))
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}
