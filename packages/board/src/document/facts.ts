import { isRecord, parseTime, parseWords } from './parse.ts'
import { zones, type ActorId, type Zone } from './schema.ts'

/** Who takes part in something: somebody on this board, or somebody who is not on it, named by those who are. */
export type Party = { readonly actor: ActorId } | { readonly name: string; readonly sector: string | null }

/** What can be brought. */
export const resourceForms = ['time', 'skill', 'place', 'money', 'network', 'lived-experience'] as const
export type ResourceForm = (typeof resourceForms)[number]

/** For whom an effect is measured. */
export const effectGroups = ['participants', 'public-systems', 'business', 'society'] as const
export type EffectGroup = (typeof effectGroups)[number]

/** Where something turned out to be of value. */
export const valueLevels = ['participant', 'group', 'society'] as const
export type ValueLevel = (typeof valueLevels)[number]

/** That somebody did something to an item, and when. */
export interface Mark {
  readonly by: ActorId | null
  readonly at: number
}

/** That somebody holds an item still; a firm lock is a facilitator's and opened by facilitators only. */
export interface Lock extends Mark {
  readonly firm: boolean
}

/** That somebody asked the group to hold an item anew, and why. */
export interface Reopening extends Mark {
  readonly reason: string
}

/** That somebody said that a thread is settled. */
export interface Resolution extends Mark {
  /** The comments that they had read. */
  readonly read: readonly string[]
}

/** How many people agreed and disagreed with an imported statement where it was asked about. */
export interface ImportedVotes {
  readonly agree: number
  readonly disagree: number
}

/** The single facts an item can have, by name. Which kinds have which is said where they are written. */
export interface FactValues {
  /** Who wrote an imported note, as the source had it. */
  readonly author: string
  /** The sector that the author of an imported note speaks from, as the source had it. */
  readonly sector: string
  /** What people had said of an imported note before it came here. */
  readonly votes: ImportedVotes
  /** An agreement's day, `YYYY-MM-DD`. */
  readonly due: string
  /** How far an agreement has come, 0 to 100. */
  readonly status: number
  /** What kind of resource it is. */
  readonly form: ResourceForm
  /** Who brings a resource; without it, whoever made the card. */
  readonly from: Party
  /** For whom an indicator measures. */
  readonly for: EffectGroup
  /** Who owns an indicator's goal. */
  readonly owner: Party
  readonly baseline: number
  readonly target: number
  readonly unit: string
  /** How far along the axis somebody expects the work to go. */
  readonly reach: Zone
  /** Hours a month that somebody expects to give. */
  readonly hours: number
  /** A framing, rule or agreement that is to be held anew. */
  readonly reopened: Reopening
  /** A thread that somebody settled; read it with `isResolved`. */
  readonly resolved: Resolution
  /** An item set aside for later. */
  readonly parked: Mark
  /** A ground rule that somebody pointed to. */
  readonly pointed: Mark
  /** An item that is held still. */
  readonly locked: Lock
  /** A section whose contents are folded away: they are there, listed and found, and not drawn. */
  readonly folded: Mark
  /** The name of the group that an item is in: whoever takes one takes all. */
  readonly group: string
  /** A word on a link. */
  readonly label: string
  /** The round of private writing that a note was written in. */
  readonly round: string
  /** The inbox that a note waits in until somebody gives it a place. */
  readonly inbox: string
  /** A note that tells of a gain nobody foresaw, and for whom. */
  readonly gain: ValueLevel
}
export type FactName = keyof FactValues

type FactParsers = { readonly [Name in FactName]: (value: unknown) => FactValues[Name] | null }

const parsers: FactParsers = {
  author: parseWords,
  sector: parseWords,
  votes: parseVotes,
  due: parseDay,
  status: (value) => (isNumber(value) && value >= 0 && value <= 100 ? Math.round(value) : null),
  form: (value) => oneOf(resourceForms, value),
  from: parseParty,
  for: (value) => oneOf(effectGroups, value),
  owner: parseParty,
  baseline: parseNumber,
  target: parseNumber,
  unit: parseWords,
  reach: (value) => oneOf(zones, value),
  hours: (value) => (isNumber(value) && value >= 0 ? value : null),
  reopened: (value) => {
    const mark = parseMark(value)
    if (mark === null || !isRecord(value)) return null
    return { ...mark, reason: parseWords(value['reason']) ?? '' }
  },
  resolved: (value) => {
    const mark = parseMark(value)
    if (mark === null || !isRecord(value) || !Array.isArray(value['read'])) return null
    const read: readonly unknown[] = value['read']
    return { ...mark, read: read.filter((id) => typeof id === 'string') }
  },
  parked: parseMark,
  pointed: parseMark,
  locked: (value) => {
    const mark = parseMark(value)
    return mark === null || !isRecord(value) ? null : { ...mark, firm: value['firm'] === true }
  },
  folded: parseMark,
  group: parseWords,
  label: parseWords,
  round: parseWords,
  inbox: parseWords,
  gain: (value) => oneOf(valueLevels, value),
}

/** Reads what stands under the key of a fact; undefined when that is no such fact. */
export function parseFact<Name extends FactName>(name: Name, value: unknown): FactValues[Name] | undefined {
  return parsers[name](value) ?? undefined
}

/** One fact of an item; undefined when it has none, or a peer wrote something else there. */
export function factOf<Name extends FactName>(
  item: { readonly facts: ReadonlyMap<string, unknown> },
  name: Name,
): FactValues[Name] | undefined {
  return parseFact(name, item.facts.get(name))
}

/** Reads a party, an actor's id alone included. */
export function parseParty(value: unknown): Party | null {
  if (typeof value === 'string' && value !== '') return { actor: value as ActorId }
  if (!isRecord(value)) return null
  const actor = parseWords(value['actor'])
  if (actor !== null) return { actor: actor as ActorId }
  const name = parseWords(value['name'])
  return name === null ? null : { name, sector: parseWords(value['sector']) }
}

/** Reads a mark; null without a time. */
export function parseMark(value: unknown): Mark | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at'])
  return at === null ? null : { by: parseWords(value['by']) as ActorId | null, at }
}

/** Reads a day of the calendar, `YYYY-MM-DD`; null when there is no such day. */
export function parseDay(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null
  const time = Date.parse(`${value}T00:00:00Z`)
  // 31 February parses as a day of March in some engines: it has to come back as it went in.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? null : value
}

function parseVotes(value: unknown): ImportedVotes | null {
  if (!isRecord(value)) return null
  const { agree, disagree } = value
  return isCount(agree) && isCount(disagree) ? { agree, disagree } : null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** Reads a finite number. */
export function parseNumber(value: unknown): number | null {
  return isNumber(value) ? value : null
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | null {
  return known.find((candidate) => candidate === value) ?? null
}
