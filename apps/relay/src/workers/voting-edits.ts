import {
  isStandable,
  mostVotedItems,
  readBoard,
  votingsOf,
  writeVoting,
  type ActorId,
  type BoardView,
  type ItemId,
  type Voting,
} from '@samtavle/board'
import { tallyBallots } from '@samtavle/method'
import type { VotingFacts } from '@samtavle/protocol'
import type { Doc } from 'yjs'
import type { NewVoting, RelayEdit } from './messages.ts'
import type { RelayEditContext } from './relay-edits.ts'

type CloseVoting = Extract<RelayEdit, { readonly type: 'close-voting' }>

/** Begins a voting on those of its items that are there and say something; unless one is open, or none of them is. */
export function startVoting(doc: Doc, asked: NewVoting, { actor, clock }: RelayEditContext): void {
  const view = viewOf(doc)
  if (votingsOf(view).some(({ closedAt }) => closedAt === null)) return
  const items = [...new Set(asked.items)].filter((id) => canBeVotedOn(view, id)).slice(0, mostVotedItems)
  const [first] = items
  if (first === undefined) return
  const at = clock.now()
  const { id, question, endsItself, limitMs } = asked
  const endsAt = limitMs === null ? null : at + limitMs
  const facts = { id, by: actor as ActorId | null, at, question, endsAt, endsItself, closedAt: null }
  if (asked.kind === 'consent') {
    return writeVoting(doc, { ...facts, kind: 'consent', item: first as ItemId, answers: new Map() })
  }
  const { dots, onePerItem, hidesCursors, asksWhy } = asked
  const ids = items as readonly string[] as readonly ItemId[]
  writeVoting(doc, { ...facts, kind: 'dots', dots, onePerItem, hidesCursors, asksWhy, items: ids, result: null })
}

/**
 * Closes an open voting: counts the dots, and of the ballots nothing is left; the answers of a consent round are kept as they are now.
 * A ballot that a program wrote in the open, under its own key of `votes`, counts where its author confided none.
 */
export function closeVoting(doc: Doc, { votingId, ballots }: CloseVoting, { clock }: RelayEditContext): void {
  const view = viewOf(doc)
  const voting = votingsOf(view).find(({ id }) => id === votingId)
  if (voting === undefined || voting.closedAt !== null) return
  const closedAt = Math.max(voting.at, clock.now())
  if (voting.kind === 'consent') return writeVoting(doc, { ...voting, closedAt })
  const confided = new Set(ballots.map(({ actor }) => actor))
  const open = openBallots(view, votingId).filter(({ actor }) => !confided.has(actor))
  writeVoting(doc, { ...voting, closedAt, result: tallyBallots(voting, [...ballots, ...open]) })
}

/** Every voting there ever was on a board, without what came of it. */
export function votingFactsIn(doc: Doc): readonly VotingFacts[] {
  // Asked for often while people vote: the notes are not read for it.
  const stored = { votings: new Map(doc.getMap<unknown>('votings').entries()), votes: new Map<string, unknown>() }
  return votingsOf(stored).map(votingFacts)
}

function votingFacts(voting: Voting): VotingFacts {
  const { id, kind, by, at, question, endsAt, endsItself, closedAt } = voting
  const facts = { id, kind, by, at, question, endsAt, endsItself, closedAt }
  if (voting.kind === 'consent') {
    return { ...facts, dots: 0, onePerItem: false, hidesCursors: false, asksWhy: false, items: [voting.item] }
  }
  const { dots, onePerItem, hidesCursors, asksWhy, items } = voting
  return { ...facts, dots, onePerItem, hidesCursors, asksWhy, items }
}

function openBallots(
  view: BoardView,
  votingId: string,
): readonly { actor: string; sector: string | null; dots: unknown }[] {
  const start = `${votingId}/`
  return [...view.votes]
    .filter(([key]) => key.startsWith(start))
    .map(([key, dots]) => {
      const actor = key.slice(start.length)
      return { actor, sector: view.sectors.get(actor as ActorId) ?? null, dots }
    })
}

function canBeVotedOn({ items }: BoardView, id: string): boolean {
  const item = items.get(id as ItemId)
  return item?.state === 'whole' && isStandable(item.kind)
}

function viewOf(doc: Doc): BoardView {
  const board = readBoard(doc)
  const view = board.view()
  board.close()
  return view
}
