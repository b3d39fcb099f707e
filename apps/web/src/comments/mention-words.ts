import { mention, withNames, type ActorId } from '@samtavle/board'

/** Somebody who can be named in a comment. */
export interface Named {
  readonly id: ActorId
  readonly name: string
}

/** So many names are offered at once. */
const mostOffered = 6
/** Nobody is called by more letters than this, in UTF-16 units. */
const longestQuery = 40

/** The name that is being written at the caret: where its @ stands, and what is written of it. */
export interface BegunName {
  readonly from: number
  readonly query: string
}

/** Finds a name that is being written at the caret; null where none is. */
export function begunName(text: string, caret: number): BegunName | null {
  const before = text.slice(Math.max(0, caret - longestQuery - 1), caret)
  const found = /(?:^|[^\p{L}\p{N}])@(?<query>[^@\n]*)$/u.exec(before)?.groups?.['query']
  return found === undefined ? null : { from: caret - found.length - 1, query: found }
}

/** Whom somebody may mean who has begun to write a name: by any part of it, in the order of the list. */
export function meant(people: readonly Named[], query: string): readonly Named[] {
  const begun = query.trim().toLocaleLowerCase()
  // After a space the name may be over, and the sentence goes on.
  const fits = ({ name }: Named): boolean => {
    const whole = name.toLocaleLowerCase()
    return (
      whole.startsWith(begun) || (!query.includes(' ') && whole.split(/\s+/).some((part) => part.startsWith(begun)))
    )
  }
  return people.filter(fits).slice(0, mostOffered)
}

/**
 * Words as they are kept: whoever is called by their whole name after an @ is named by who they are. Of several who are called the
 * same, it is the one who was `chosen`, and nobody where none was.
 */
export function toKept(text: string, people: readonly Named[], chosen: ReadonlyMap<string, ActorId>): string {
  const idByName = new Map<string, ActorId | null>()
  for (const { id, name } of people) idByName.set(name, chosen.get(name) ?? (idByName.has(name) ? null : id))
  // The longest first, so that Anna Lund is not taken for Anna.
  const names = [...idByName.keys()].filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])@(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return text.replaceAll(pattern, (whole, name: string) => {
    const id = idByName.get(name) ?? null
    return id === null ? whole : mention(id)
  })
}

/** Words as they are written: the names are back, and it is known whom they meant. */
export function toWritten(
  text: string,
  nameOf: (actor: ActorId) => string,
): { readonly text: string; readonly chosen: ReadonlyMap<string, ActorId> } {
  const chosen = new Map<string, ActorId>()
  const written = withNames(text, (actor) => {
    const name = nameOf(actor)
    chosen.set(name, actor)
    return name
  })
  return { text: written, chosen }
}

function escaped(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
