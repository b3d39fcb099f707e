import {
  parseBallot,
  parseReasons,
  type ActorId,
  type ConsentAnswer,
  type ConsentRound,
  type DotReason,
  type DotResult,
  type DotVoting,
  type ItemId,
  type Voting,
} from '@samtavle/board'
import { crowdsOf } from './crowd.ts'
import { compareWords } from './sector.ts'

/** What one person gave to a voting: `dots` is whatever came, and counts as `parseBallot` reads it. */
export interface Ballot {
  readonly sector: string | null
  readonly dots: unknown
  /** Why, by item; read as `parseReasons` does, and only where the voting asks for it. */
  readonly reasons?: unknown
}

/**
 * Counts ballots: totals of all, and beside them each crowd of at least three, so that no number is one person's. Everybody who
 * voted is in exactly one crowd, or there are none: what is left of a total when a crowd is known would be known, too.
 */
export function tallyBallots(voting: DotVoting, ballots: readonly Ballot[]): DotResult {
  const cast = ballots.flatMap(({ sector, dots, reasons }) => {
    const read = parseBallot(dots, voting)
    return read === null ? [] : [{ sector, dots: read, reasons: parseReasons(voting.asksWhy ? reasons : null, read) }]
  })
  const countBySector = new Map<string | null, number>()
  for (const { sector } of cast) countBySector.set(sector, (countBySector.get(sector) ?? 0) + 1)
  const groups = crowdsOf(countBySector).map((sectors) => {
    const theirs = cast.filter(({ sector }) => sectors.includes(sector))
    return { sectors, voters: theirs.length, dots: sumOf(voting, theirs) }
  })
  const reasons = reasonsOf(voting, cast, groups)
  return { voters: cast.length, totals: sumOf(voting, cast), groups, reasons }
}

/** In the order of their words, so that no order tells which of them one person gave. */
function reasonsOf(
  { items }: DotVoting,
  cast: readonly { readonly sector: string | null; readonly reasons: ReadonlyMap<ItemId, string> }[],
  groups: DotResult['groups'],
): DotResult['reasons'] {
  const crowdOf = (sector: string | null) => groups.find(({ sectors }) => sectors.includes(sector))?.sectors ?? []
  const byItem = items.map((id) => {
    const said = cast.flatMap(({ sector, reasons }) => {
      const words = reasons.get(id)
      return words === undefined ? [] : [{ words, sectors: crowdOf(sector) }]
    })
    const inOrder = (a: DotReason, b: DotReason): number =>
      compareWords(a.words, b.words) || compareWords(a.sectors.join(), b.sectors.join())
    return [id, said.toSorted(inOrder)] as const
  })
  return new Map(byItem.filter(([, said]) => said.length > 0))
}

function sumOf(
  voting: DotVoting,
  cast: readonly { readonly dots: ReadonlyMap<ItemId, number> }[],
): DotResult['totals'] {
  const totals = new Map<ItemId, number>()
  for (const id of voting.items) {
    const total = cast.reduce((sum, { dots }) => sum + (dots.get(id) ?? 0), 0)
    if (total > 0) totals.set(id, total)
  }
  return totals
}

/** What was voted on with its dots, most first; what has the same keeps the order it was asked in. Empty while it is open. */
export function rankedItems({ items, result }: DotVoting): readonly { readonly id: ItemId; readonly dots: number }[] {
  if (result === null) return []
  const asked = items.map((id) => ({ id, dots: result.totals.get(id) ?? 0 }))
  return asked.toSorted((a, b) => b.dots - a.dots)
}

/** The dots of an item in the latest closed voting that asked about it; undefined when none did. */
export function dotsOf(votings: readonly Voting[], id: ItemId): number | undefined {
  const result = latestResult(votings, id)
  return result === undefined ? undefined : (result.totals.get(id) ?? 0)
}

/** Why people gave an item their dots in the latest closed voting that asked about it; empty where nobody said. */
export function reasonsFor(votings: readonly Voting[], id: ItemId): readonly DotReason[] {
  return latestResult(votings, id)?.reasons.get(id) ?? []
}

function latestResult(votings: readonly Voting[], id: ItemId): DotResult | undefined {
  const latest = votings.findLast(
    (voting): voting is DotVoting => voting.kind === 'dots' && voting.result !== null && voting.items.includes(id),
  )
  return latest?.result ?? undefined
}

/** How a consent round stands. */
export interface ConsentReading {
  readonly round: ConsentRound
  /** Which round on this item it is, from 1. */
  readonly number: number
  readonly counts: Readonly<Record<ConsentAnswer['answer'], number>>
  /** Everything that was raised, objections first. */
  readonly raised: readonly { readonly actor: ActorId; readonly answer: ConsentAnswer }[]
  /** `integrated` when it is over, somebody answered and nobody objects; `objected` when it is over and somebody does. */
  readonly state: 'open' | 'integrated' | 'objected' | 'unanswered'
}

/** The consent rounds on an item, the first to the last: the group goes on until nobody objects. */
export function consentRoundsOn(votings: readonly Voting[], item: ItemId): readonly ConsentReading[] {
  const rounds = votings.filter((voting): voting is ConsentRound => voting.kind === 'consent' && voting.item === item)
  return rounds.map((round, index) => readConsent(round, index + 1))
}

function readConsent(round: ConsentRound, number: number): ConsentReading {
  const given = [...round.answers].map(([actor, answer]) => ({ actor, answer }))
  const counts = { consent: 0, concern: 0, objection: 0 }
  for (const { answer } of given) counts[answer.answer] += 1
  const raised = given
    .filter(({ answer }) => answer.answer !== 'consent')
    .toSorted((a, b) => compareWords(b.answer.answer, a.answer.answer) || compareWords(a.actor, b.actor))
  return { round, number, counts, raised, state: stateOf(round, counts) }
}

function stateOf({ closedAt, answers }: ConsentRound, counts: ConsentReading['counts']): ConsentReading['state'] {
  if (closedAt === null) return 'open'
  if (counts.objection > 0) return 'objected'
  return answers.size === 0 ? 'unanswered' : 'integrated'
}
