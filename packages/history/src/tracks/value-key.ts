/** How deep a value may nest: more than the relay's gate lets in, and a stop for files that were made up. */
export const deepestValue = 64

/**
 * A string that two values share only when they are the same in every way a reader could see: order of fields, -0 and NaN,
 * undefined and missing all count. `JSON.stringify` tells none of those apart.
 */
export function valueToKey(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Object.is(value, -0) ? 'n-0' : `n${value}`
  if (typeof value === 'bigint') return `b${value}`
  if (value instanceof Uint8Array) return `u${value.join()}`
  if (Array.isArray(value)) return `[${value.map(valueToKey).join()}]`
  if (typeof value === 'object' && value !== null && !isOpaque(value)) {
    return `{${Object.entries(value)
      .map(([name, field]) => `${JSON.stringify(name)}:${valueToKey(field)}`)
      .join()}}`
  }
  return typeof value === 'object' && value !== null ? 'opaque' : String(value)
}

/** True for a shared type or anything else that is no plain data: nothing on a board reads what is inside. */
export function isOpaque(value: object): boolean {
  if (Array.isArray(value) || value instanceof Uint8Array) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype !== Object.prototype && prototype !== null
}

/** Stands where a shared type stood that a board has no use for: it reads as damaged, like the original. */
export const opaqueValue: object = Object.freeze(Object.create(Object.freeze({ opaque: true })) as object)
