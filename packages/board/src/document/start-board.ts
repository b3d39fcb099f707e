import type * as Y from 'yjs'
import { rootsOf } from './roots.ts'
import { defaultAxis, schemaVersion, type ActorId, type Axis } from './schema.ts'

/** What a new board says of itself. */
export interface StartFacts {
  readonly title: string
  readonly language: string
  /** Where its zones lie; without it the axis of every new board. */
  readonly axis?: Axis
}

/** Writes the facts of a new board: once, by whoever keeps it, as its first edit. */
export function startBoard(doc: Y.Doc, facts: StartFacts): void {
  const { meta } = rootsOf(doc)
  doc.transact(() => {
    meta.set('schema', schemaVersion)
    meta.set('title', facts.title)
    meta.set('language', facts.language)
    meta.set('axis', facts.axis ?? defaultAxis)
  })
}

/** Notes which sector an actor speaks from; names are never in the document. */
export function writeActor(doc: Y.Doc, id: ActorId, sector: string | null): void {
  rootsOf(doc).actors.set(id, { sector })
}
