import { factsOf } from '../document/fact-lists.ts'
import { factOf, parseFact, parseParty, type FactName, type Party } from '../document/facts.ts'
import { fieldsByKind, type FieldName } from '../document/fields.ts'
import { isRecord, parseWords } from '../document/parse.ts'
import { longestText, type ItemId, type ItemKind } from '../document/schema.ts'
import type { BoardView, WholeItem } from '../read/view.ts'
import { partyKey } from './card-edits.ts'
import type { EditContext } from './edit-context.ts'
import { isItemId } from './link-edits.ts'

/** What a card says beside its own words, as it is copied. What people said to it is theirs, and what was seen of it is its own. */
export interface CopiedCard {
  readonly fields?: Readonly<Partial<Record<FieldName, string>>>
  /** Facts that are the same whoever reads them. */
  readonly facts?: readonly (readonly [name: string, value: unknown])[]
  /** Who brings it, owns it or is named in it. */
  readonly parties?: readonly (readonly [role: PartyRole, party: Party])[]
  /** What an indicator is to show now; its earlier goals stay with it. */
  readonly goal?: string
  /** What it rests on that is not copied: kept where that is there too. */
  readonly restsOn?: readonly ItemId[]
}

/** What somebody has to do with a card. */
const partyRoles = ['from', 'owner', 'who'] as const
export type PartyRole = (typeof partyRoles)[number]

const plainFacts: Readonly<Partial<Record<ItemKind, readonly FactName[]>>> = {
  resource: ['form'],
  agreement: ['due', 'status'],
  indicator: ['for', 'baseline', 'target', 'unit'],
}
/** Somebody may have written anything on a clipboard: a unit is a word or two, and nobody names more people than this. */
const longestFact = 200
const mostListed = 200

/** What of a card goes along when it is copied; nothing of a note, a text or a section. */
export function copiedCard(item: WholeItem, restsOn: readonly ItemId[]): CopiedCard {
  return withoutEmpty({
    fields: Object.fromEntries(fieldsByKind[item.kind].map((field) => [field, item.fields.get(field) ?? ''])),
    facts: (plainFacts[item.kind] ?? []).flatMap((name) => entryOf(name, factOf(item, name))),
    parties: partiesOf(item),
    goal: item.kind === 'indicator' ? factsOf(item, 'goal').at(-1)?.value.text : undefined,
    restsOn: isCard(item.kind) ? restsOn : [],
  })
}

/** Reads what anybody may have written down as a copied card of a kind: what it cannot say is left out. */
export function parseCopiedCard(kind: ItemKind, stored: Readonly<Record<string, unknown>>): CopiedCard {
  if (!isCard(kind)) return {}
  const fields = isRecord(stored['fields']) ? stored['fields'] : {}
  const facts = new Map(listOf(stored['facts']).flatMap((entry) => parseEntry(entry) ?? []))
  return withoutEmpty({
    fields: Object.fromEntries(
      fieldsByKind[kind].map((field) => [field, (parseWords(fields[field]) ?? '').slice(0, longestText)]),
    ),
    facts: (plainFacts[kind] ?? []).flatMap((name) => entryOf(name, parseFact(name, facts.get(name)))),
    parties: listOf(stored['parties']).flatMap((entry) => parseRole(entry) ?? []),
    goal: kind === 'indicator' ? parseWords(stored['goal'])?.slice(0, longestText) : undefined,
    restsOn: listOf(stored['restsOn']).flatMap((id) => (parseWords(id) as ItemId | null) ?? []),
  })
}

/** The facts of a copied card, as entries to store. */
export function factsToWrite(
  context: EditContext,
  { facts = [], parties = [], goal }: CopiedCard,
): readonly (readonly [name: string, value: unknown])[] {
  const named = parties.map(
    ([role, party]) => [role === 'who' ? `who/${partyKey(party, context)}` : role, party] as const,
  )
  const mark = { by: context.actor, at: context.now() }
  const goals = goal === undefined ? [] : [[`goal/${context.newId()}`, { text: goal, ...mark }] as const]
  return [...facts, ...named, ...goals]
}

/** For every item what it rests on. */
export function groundBySource({ items }: BoardView): ReadonlyMap<ItemId, readonly ItemId[]> {
  const ground = new Map<ItemId, ItemId[]>()
  for (const item of items.values()) {
    const ends = item.state === 'whole' ? item.ends : undefined
    if (ends?.as !== 'rests-on' || !isItemId(ends.from) || !isItemId(ends.to)) continue
    ground.set(ends.from, [...(ground.get(ends.from) ?? []), ends.to])
  }
  return ground
}

function partiesOf(item: WholeItem): readonly (readonly [PartyRole, Party])[] {
  switch (item.kind) {
    case 'agreement':
      return factsOf(item, 'who').map(({ value }) => ['who', value])
    case 'indicator':
      return entryOf('owner', factOf(item, 'owner'))
    case 'resource':
      // Whose a resource is follows from who made the card; a copy has another maker, and says it.
      return entryOf('from', factOf(item, 'from') ?? (item.by === null ? undefined : { actor: item.by }))
    default:
      return []
  }
}

function entryOf<Name, Value>(name: Name, value: Value | undefined): readonly (readonly [Name, Value])[] {
  return value === undefined ? [] : [[name, value]]
}

function parseEntry(value: unknown): readonly [readonly [string, unknown]] | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return null
  const fact: unknown = value[1]
  return [[value[0], typeof fact === 'string' ? fact.slice(0, longestFact) : fact]]
}

function parseRole(value: unknown): readonly [readonly [PartyRole, Party]] | null {
  if (!Array.isArray(value)) return null
  const role = partyRoles.find((known) => known === value[0])
  const party = parseParty(value[1])
  return role === undefined || party === null ? null : [[role, party]]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostListed) : []
}

function isCard(kind: ItemKind): boolean {
  return kind !== 'note' && kind !== 'text' && kind !== 'section' && kind !== 'stroke'
}

type Found = { readonly [Part in keyof CopiedCard]-?: CopiedCard[Part] | undefined }

/** A part that says nothing is left out. */
function withoutEmpty({ fields, facts = [], parties = [], goal, restsOn = [] }: Found): CopiedCard {
  return {
    ...(fields !== undefined && Object.keys(fields).length > 0 && { fields }),
    ...(facts.length > 0 && { facts }),
    ...(parties.length > 0 && { parties }),
    ...(goal !== undefined && { goal }),
    ...(restsOn.length > 0 && { restsOn }),
  }
}
