import { isRecord, parseTime, parseWords } from './parse.ts'
import type { ActorId, ItemId } from './schema.ts'

/** What every voting has, whatever is asked. The relay alone writes it, so that what was agreed before voting cannot be changed after. */
export interface VotingFacts {
  readonly id: string
  /** Who began it. */
  readonly by: ActorId | null
  readonly at: number
  /** What people are asked; may be empty. */
  readonly question: string
  /** When its time is up; null where it has none. */
  readonly endsAt: number | null
  /** Whether it is closed when its time is up; otherwise somebody closes it. */
  readonly endsItself: boolean
  readonly closedAt: number | null
}

/** Everybody spreads some dots over some items. The ballots are the relay's secret; what is kept of them are counts. */
export interface DotVoting extends VotingFacts {
  readonly kind: 'dots'
  /** How many each has, 1 to 99. */
  readonly dots: number
  /** Whether an item takes one dot of each at most. */
  readonly onePerItem: boolean
  /** Whether nobody sees where others point while it is open. */
  readonly hidesCursors: boolean
  /** Whether people are asked to say why they gave a thing their dots. */
  readonly asksWhy: boolean
  /** What is voted on, in reading order. */
  readonly items: readonly ItemId[]
  /** Null until it is closed. */
  readonly result: DotResult | null
}

/** What came of a voting: never one person's ballot. */
export interface DotResult {
  /** How many placed a dot. */
  readonly voters: number
  /** Dots by item; an item without any is left out. */
  readonly totals: ReadonlyMap<ItemId, number>
  /** The same by crowds of at least three people, nobody in two of them; empty where fewer than three voted. */
  readonly groups: readonly DotGroup[]
  /** Why people gave their dots, by item; nobody's name stands with it. */
  readonly reasons: ReadonlyMap<ItemId, readonly DotReason[]>
}

/** Why somebody gave an item their dots, and the crowd that they are counted in; it names no sector where crowds are not told of. */
export interface DotReason {
  readonly words: string
  readonly sectors: readonly (string | null)[]
}

/** The dots of one sector, or of several that were too few each; null is those who said none. */
export interface DotGroup {
  readonly sectors: readonly (string | null)[]
  readonly voters: number
  readonly dots: ReadonlyMap<ItemId, number>
}

/** A round in which each says of one item whether it is good enough for now and safe enough to try. */
export interface ConsentRound extends VotingFacts {
  readonly kind: 'consent'
  readonly item: ItemId
  /** What each said, in the open: while the round is open as it is now, afterwards as it was when it was closed. */
  readonly answers: ReadonlyMap<ActorId, ConsentAnswer>
}

/** An objection always says why, and what would make it safe to try; a concern says why and lets the group go on. */
export type ConsentAnswer =
  | { readonly answer: 'consent' | 'concern'; readonly reason: string }
  | { readonly answer: 'objection'; readonly reason: string; readonly safe: string }

export type Voting = DotVoting | ConsentRound

/** The most dots that anybody gets. */
export const mostDots = 99
/** UTF-16 units of a reason; what is longer is cut. */
export const longestReason = 200
/** The most reasons that anybody gives in one voting. */
export const mostReasons = 20
/** The most items that are voted on at once: more than anybody reads. */
export const mostVotedItems = 500

/** Where votings are read from: what peers wrote, by key, as a view of the board holds it. */
export interface StoredVotings {
  readonly votings: ReadonlyMap<string, unknown>
  readonly votes: ReadonlyMap<string, unknown>
}

/** Every voting of a board, oldest first; what is none is passed over. */
export function votingsOf(stored: StoredVotings): readonly Voting[] {
  return [...stored.votings]
    .map(([id, value]) => parseVoting(id, value, stored.votes))
    .filter((voting) => voting !== null)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function parseVoting(id: string, value: unknown, votes: StoredVotings['votes']): Voting | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at'])
  if (at === null) return null
  const facts: VotingFacts = {
    id,
    by: parseWords(value['by']) as ActorId | null,
    at,
    question: parseWords(value['question']) ?? '',
    endsAt: parseTime(value['endsAt']),
    endsItself: value['endsItself'] === true,
    closedAt: parseTime(value['closedAt']),
  }
  if (value['kind'] === 'consent') return parseConsent(facts, value, votes)
  return value['kind'] === 'dots' ? parseDots(facts, value) : null
}

function parseDots(facts: VotingFacts, value: Readonly<Record<string, unknown>>): DotVoting | null {
  const { dots } = value
  if (!isCount(dots) || dots < 1 || dots > mostDots) return null
  return Object.freeze({
    ...facts,
    kind: 'dots',
    dots,
    onePerItem: value['onePerItem'] === true,
    hidesCursors: value['hidesCursors'] === true,
    asksWhy: value['asksWhy'] === true,
    items: textsIn(value['items']) as readonly ItemId[],
    result: facts.closedAt === null ? null : parseResult(value['result']),
  })
}

function parseResult(value: unknown): DotResult {
  const stored = isRecord(value) ? value : {}
  const groups: readonly unknown[] = Array.isArray(stored['groups']) ? stored['groups'] : []
  return {
    voters: isCount(stored['voters']) ? stored['voters'] : 0,
    totals: countsIn(stored['totals']),
    groups: groups.filter(isRecord).flatMap((group) => {
      const { sectors, voters } = group
      if (!Array.isArray(sectors) || !sectors.every(isSector) || !isCount(voters)) return []
      return [{ sectors, voters, dots: countsIn(group['dots']) }]
    }),
    reasons: new Map(Object.entries(isRecord(stored['reasons']) ? stored['reasons'] : {}).flatMap(reasonsOn)),
  }
}

function reasonsOn([id, value]: readonly [string, unknown]): readonly (readonly [ItemId, readonly DotReason[]])[] {
  const stored: readonly unknown[] = Array.isArray(value) ? value : []
  const reasons = stored.filter(isRecord).flatMap(({ words, sectors }) => {
    if (typeof words !== 'string' || !Array.isArray(sectors) || !sectors.every(isSector)) return []
    return words.trim() === '' ? [] : [{ words: words.slice(0, longestReason), sectors }]
  })
  return reasons.length === 0 ? [] : [[id as ItemId, reasons]]
}

function parseConsent(
  facts: VotingFacts,
  value: Readonly<Record<string, unknown>>,
  votes: StoredVotings['votes'],
): ConsentRound | null {
  const item = parseWords(value['item']) as ItemId | null
  if (item === null) return null
  const { answers: closed } = value
  const answers = facts.closedAt === null ? answersIn(votes, `${facts.id}/`) : answersOf(isRecord(closed) ? closed : {})
  return Object.freeze({ ...facts, kind: 'consent', item, answers })
}

function answersIn(votes: StoredVotings['votes'], start: string): ConsentRound['answers'] {
  const given = [...votes].filter(([key]) => key.startsWith(start))
  return answersOf(Object.fromEntries(given.map(([key, value]) => [key.slice(start.length), value])))
}

function answersOf(stored: Readonly<Record<string, unknown>>): ConsentRound['answers'] {
  const actors = Object.keys(stored).toSorted()
  const answers = actors.map((actor) => [actor as ActorId, parseConsentAnswer(stored[actor])] as const)
  return new Map(answers.filter((entry): entry is readonly [ActorId, ConsentAnswer] => entry[1] !== null))
}

/** Null where it says nothing: doubt without a reason is never read as consent. */
function parseConsentAnswer(value: unknown): ConsentAnswer | null {
  if (!isRecord(value)) return null
  const { answer } = value
  const reason = (parseWords(value['reason']) ?? '').trim()
  const safe = (parseWords(value['safe']) ?? '').trim()
  if (answer === 'consent') return { answer, reason }
  if ((answer !== 'concern' && answer !== 'objection') || reason === '') return null
  return answer === 'objection' && safe !== '' ? { answer, reason, safe } : { answer: 'concern', reason }
}

/**
 * Reads a ballot: dots by item. It counts whole or not at all: one above its budget, or with two dots where an item takes one, is
 * nothing on every replica. What was not asked about, and what is no number of dots, is passed over. Null when nothing is left.
 */
export function parseBallot(value: unknown, voting: DotVoting): ReadonlyMap<ItemId, number> | null {
  const asked = new Set<string>(voting.items)
  const given = [...countsIn(value)].filter(([id]) => asked.has(id))
  const spent = given.reduce((sum, [, dots]) => sum + dots, 0)
  const isTooMuch = spent > voting.dots || (voting.onePerItem && given.some(([, dots]) => dots > 1))
  return given.length === 0 || isTooMuch ? null : new Map(given)
}

/**
 * Reads why somebody gave their dots: words by item, for items that have a dot on this ballot. Words that say nothing are passed over,
 * and so is what goes beyond `mostReasons`.
 */
export function parseReasons(value: unknown, dots: ReadonlyMap<ItemId, number>): ReadonlyMap<ItemId, string> {
  const given = Object.entries(isRecord(value) ? value : {}).flatMap(([id, words]) => {
    const said = typeof words === 'string' ? words.trim().slice(0, longestReason) : ''
    const item = id as ItemId
    return said !== '' && dots.has(item) ? [[item, said] as const] : []
  })
  return new Map(given.slice(0, mostReasons))
}

function countsIn(value: unknown): ReadonlyMap<ItemId, number> {
  const entries = isRecord(value) ? Object.entries(value) : []
  return new Map(entries.filter((entry): entry is [ItemId, number] => isCount(entry[1]) && entry[1] > 0))
}

function textsIn(value: unknown): readonly string[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : []
  return [...new Set(texts.filter((text) => typeof text === 'string'))]
}

function isSector(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
