import { readingOrder, type BoardPart, type CopiedLink, type Party, type WholeItem } from '@samtavle/board'

/** What the clipboard calls a copied part of a board; text stands beside it for everybody else. */
export const clipType = 'application/x-samtavle-notes+json'

/** Where a clip is copied: only there an actor is known by their id, and elsewhere by what they are called. */
export interface ClipBoard {
  readonly boardId: string
  readonly actor: (actorId: string) => { readonly name: string | null; readonly sector: string | null } | undefined
}

/**
 * A copied part as a clip, its middle at the origin: no author travels with it, because whoever pastes is the author of the copy.
 * Null when nothing in it can be copied as it is.
 */
export function clipOf(part: BoardPart, { boardId, actor }: ClipBoard): string | null {
  if (part.papers.length === 0 && part.links.length === 0) return null
  const [x, y] = middleOf(part)
  const at = (end: CopiedLink['from']): number | readonly number[] =>
    typeof end === 'number' ? end : [end[0] - x, end[1] - y]
  const called = (party: Party): object =>
    'actor' in party ? { ...party, name: actor(party.actor)?.name, sector: actor(party.actor)?.sector } : party
  return JSON.stringify({
    board: boardId,
    notes: part.papers.map(({ place, parties = [], ...paper }) => ({
      ...paper,
      ...(parties.length > 0 && { parties: parties.map(([role, party]) => [role, called(party)]) }),
      dx: place[0] - x,
      dy: place[1] - y,
    })),
    links: part.links.map((link) => ({ ...link, from: at(link.from), to: at(link.to) })),
  })
}

/** The words of items for programs that know nothing of boards: one after the other as they are read. */
export function wordsInOrder(items: readonly WholeItem[]): string {
  return readingOrder(items)
    .map(({ text, fields }) => [text, ...fields.values()].filter((words) => words.trim() !== '').join('\n'))
    .filter((words) => words !== '')
    .join('\n')
}

function middleOf({ papers, links }: BoardPart): readonly [x: number, y: number] {
  const ends = links.flatMap(({ from, to }) => [from, to]).filter((end) => typeof end !== 'number')
  const places = papers.length > 0 ? papers.map(({ place }) => place) : ends
  return [middle(places.map(([x]) => x)), middle(places.map(([, y]) => y))]
}

/** Without spreading: a whole board may be copied, and calls have room for so many arguments only. */
function middle(numbers: readonly number[]): number {
  const low = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  const high = numbers.reduce((a, b) => Math.max(a, b), -Infinity)
  return Math.round((low + high) / 2)
}
