/** Stops the smallest owner when something that cannot be is; the reason says why it cannot. */
export function assert(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${reason}`)
}

/** Closes an exhaustive switch: reaching it is a compile error first and a broken invariant second. */
export function unreachable(value: never, reason = 'a union member has no case'): never {
  throw new Error(`Broken invariant: ${reason} (${JSON.stringify(value)})`)
}
