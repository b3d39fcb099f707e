import type * as Y from 'yjs'
import { rootNames, type RootName } from './schema.ts'

/** The root maps of one document, by facet. Values are whatever peers wrote: parse before use. */
export type Roots = Readonly<Record<RootName, Y.Map<unknown>>>

/** Opens every root of a board document; doing so writes nothing. */
export function rootsOf(doc: Y.Doc): Roots {
  const entries = rootNames.map((name) => [name, doc.getMap<unknown>(name)] as const)
  return Object.freeze(Object.fromEntries(entries)) as Roots
}
