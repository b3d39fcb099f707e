/** What JSON can say. */
export type PlainJson = null | boolean | number | string | readonly PlainJson[] | { readonly [key: string]: PlainJson }

/**
 * Any value that a Yjs document can hold, as JSON that loses nothing: what JSON cannot say becomes an object with one telling key,
 * because `JSON.stringify` throws on big integers and drops bytes, `undefined` and numbers that are not finite.
 */
export function toPlainJson(value: unknown): PlainJson {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : { $number: String(value) }
    case 'bigint':
      return { $bigint: String(value) }
    case 'object':
      return value === null ? null : objectToJson(value)
    default:
      return { $undefined: true }
  }
}

function objectToJson(value: object): PlainJson {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(toPlainJson)
  // `fromEntries` defines own keys, so that a key named `__proto__` stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlainJson(inner)]))
}
