import { parseDay, parseMark, parseNumber, parseParty, type Mark, type Party } from './facts.ts'
import { isRecord, parseWords } from './parse.ts'

/** What an indicator is to show, as it was worded at a time; an old wording stays. */
export interface Goal extends Mark {
  readonly text: string
}

/** What was seen of an indicator on a day: a number, a story, or both. */
export interface Observation extends Mark {
  /** The day it is about, `YYYY-MM-DD`. */
  readonly on: string
  readonly number: number | null
  readonly story: string
  /** Whether those who observed say that it works; null where they let the number speak, or cannot tell. */
  readonly works: boolean | null
}

/** Facts an item can have several of: each has a key of its own, `id/name/key`, so that what two people add at once both stays. */
export interface FactLists {
  /** Who is named in an agreement. Being named is not agreeing: that is a stand, and only one's own. */
  readonly who: Party
  readonly goal: Goal
  readonly observation: Observation
}
export type FactListName = keyof FactLists

/** One of several facts, with the key that takes it away again. */
export interface ListedFact<Value> {
  readonly key: string
  readonly value: Value
}

type ListParsers = { readonly [Name in FactListName]: (value: unknown) => FactLists[Name] | null }

const parsers: ListParsers = { who: parseParty, goal: parseGoal, observation: parseObservation }

/** All facts of one name in their order: by day, then by time, then by key, so that all screens agree. */
export function factsOf<Name extends FactListName>(
  item: { readonly facts: ReadonlyMap<string, unknown> },
  name: Name,
): readonly ListedFact<FactLists[Name]>[] {
  const found: ListedFact<FactLists[Name]>[] = []
  for (const [key, stored] of item.facts) {
    if (key !== name && !key.startsWith(`${name}/`)) continue
    // A program that knows only plain facts may have written one, or all in one list.
    const values: readonly unknown[] = key === name && Array.isArray(stored) ? stored : [stored]
    for (const candidate of values) {
      const value = parsers[name](candidate)
      if (value !== null) found.push({ key, value })
    }
  }
  return found.toSorted((a, b) => compare(orderOf(a), orderOf(b)))
}

function orderOf({ key, value }: ListedFact<Party | Goal | Observation>): readonly (string | number)[] {
  return ['on' in value ? value.on : '', 'at' in value ? value.at : 0, key]
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right !== undefined && left !== right) return left < right ? -1 : 1
  }
  return 0
}

function parseGoal(value: unknown): Goal | null {
  const mark = parseMark(value)
  const text = isRecord(value) ? parseWords(value['text']) : null
  return mark === null || text === null ? null : { text, ...mark }
}

function parseObservation(value: unknown): Observation | null {
  if (!isRecord(value)) return null
  const mark = parseMark(value)
  const on = parseDay(value['on'])
  if (mark === null || on === null) return null
  const { works } = value
  return {
    on,
    number: parseNumber(value['number']),
    story: parseWords(value['story']) ?? '',
    works: typeof works === 'boolean' ? works : null,
    ...mark,
  }
}
