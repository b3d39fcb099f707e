import { createHash } from 'node:crypto'

/** Hears of everything that happens in a history, in order; the same seed tells the same. */
export type Trace = (what: string, bytes?: Uint8Array) => void

/** For histories that nobody listens to. */
export const silentTrace: Trace = () => undefined

/** A trace that keeps nothing but a hash of all it heard, byte for byte. */
export function createTraceHash(): { readonly trace: Trace; digest(): string } {
  const hash = createHash('sha256')
  return {
    trace(what, bytes) {
      hash.update(what)
      if (bytes !== undefined) hash.update(bytes)
    },
    digest: () => hash.copy().digest('hex'),
  }
}
