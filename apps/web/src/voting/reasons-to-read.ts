import type { ActorId, ConsentAnswer, DotReason, DotVoting, ItemId } from '@samtavle/board'
import { rankedItems, type ConsentReading } from '@samtavle/method'

/** A reason as a whole room reads it: of a crowd where dots were confided, of a person where it was said in the open. */
export type ReasonToRead = { readonly id: string; readonly words: string } & (
  | { readonly item: ItemId; readonly sectors: DotReason['sectors'] }
  | { readonly by: ActorId; readonly answer: ConsentAnswer }
)

/** Why people gave their dots: what has most dots first, and of each thing in the order in which the voting keeps them. */
export function reasonsOfDots(voting: DotVoting): readonly ReasonToRead[] {
  return rankedItems(voting).flatMap(({ id: item }) =>
    (voting.result?.reasons.get(item) ?? []).map(({ words, sectors }, index) => ({
      id: `${item} ${index}`,
      item,
      words,
      sectors,
    })),
  )
}

/** What people said in a consent round: objections first, then concerns, then words that went with a consent. */
export function reasonsOfConsent({ round, raised }: ConsentReading): readonly ReasonToRead[] {
  const agreeing = [...round.answers].flatMap(([actor, answer]) =>
    answer.answer === 'consent' && answer.reason !== '' ? [{ actor, answer }] : [],
  )
  return [...raised, ...agreeing].map(({ actor, answer }) => {
    const safe = answer.answer === 'objection' ? answer.safe : ''
    return { id: `${actor} ${answer.reason} ${safe}`, words: answer.reason, by: actor, answer }
  })
}

/** Letters on a line of the column beside a wall's board, and how many lines are read at a time. */
const lineLetters = 23
const pageLines = 5

/** Whether a reason is written smaller, and read alone: it would be cut otherwise. */
export function isLong(reason: ReasonToRead): boolean {
  return linesOf(reason) > pageLines
}

/** Puts reasons on pages, in order: a few at a time, each whole on one, and never of two things on the same. */
export function pagesOfReasons(reasons: readonly ReasonToRead[]): readonly (readonly ReasonToRead[])[] {
  const pages: ReasonToRead[][] = []
  let left = 0
  let about: ItemId | null = null
  for (const reason of reasons) {
    const item = 'item' in reason ? reason.item : null
    const needed = linesOf(reason)
    if (pages.length === 0 || needed > left || item !== about) {
      pages.push([])
      left = pageLines
    }
    pages.at(-1)?.push(reason)
    left -= needed
    about = item
  }
  return pages
}

/** One more than its words need, if it is told whose they are. */
function linesOf(reason: ReasonToRead): number {
  const safe = 'by' in reason && reason.answer.answer === 'objection' ? reason.answer.safe : ''
  const lines = (words: string): number => Math.ceil(words.length / lineLetters)
  const isAnybodys = 'sectors' in reason && reason.sectors.length === 0
  return lines(reason.words) + lines(safe) + (isAnybodys ? 0 : 1)
}
