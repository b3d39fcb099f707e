import type { ActorId } from './schema.ts'

const mentionPattern = /@\{([\w-]{1,64})\}/g

/**
 * Names a person in a comment by who they are and not by what they are called: names are no part of a document, so that somebody
 * can be forgotten, and a link that hides names shows none.
 */
export function mention(actor: ActorId): string {
  return `@{${actor}}`
}

/** A piece of a comment: words, or somebody who is named there. */
export type MentionPart = string | { readonly actor: ActorId }

/** The words of a comment and who is named between them, in their order. */
export function mentionParts(text: string): readonly MentionPart[] {
  // Every second piece is what the pattern caught.
  const pieces = text.split(mentionPattern)
  return pieces
    .map((piece, index) => (index % 2 === 0 ? piece : { actor: piece as ActorId }))
    .filter((part) => part !== '')
}

/** Who is named in a comment. */
export function mentionedIn(text: string): ReadonlySet<ActorId> {
  return new Set(mentionParts(text).flatMap((part) => (typeof part === 'string' ? [] : [part.actor])))
}

/** A comment as it is read, with what everybody in it is called. */
export function withNames(text: string, nameOf: (actor: ActorId) => string): string {
  return mentionParts(text)
    .map((part) => (typeof part === 'string' ? part : `@${nameOf(part.actor)}`))
    .join('')
}
