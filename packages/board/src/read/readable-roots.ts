import type { RootName } from '../document/schema.ts'

/** One root as a reading sees it: what peers wrote, by key. A `Y.Map` is one, and so is what a replay keeps of a moment. */
export interface ReadableRoot {
  has(key: string): boolean
  get(key: string): unknown
  keys(): Iterable<string>
}

/** Everything a board is read from, by facet. */
export type ReadableRoots = Readonly<Record<RootName, ReadableRoot>>

/** The words of a shared text, or null for any other value: what a shared text is depends on who keeps the roots. */
export type WordsOf = (value: unknown) => string | null
