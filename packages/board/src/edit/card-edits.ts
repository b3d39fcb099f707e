import type { EffectGroup, Party, ResourceForm } from '../document/facts.ts'
import {
  cardSizes,
  type ActorId,
  type BoardPoint,
  type CardKind,
  type ItemId,
  type NoteColor,
  type Zone,
} from '../document/schema.ts'
import { roomBeside, roomInZone, type FreePlaces } from '../layout/free-space.ts'
import { ordersAbove } from '../layout/order.ts'
import type { BoardView } from '../read/view.ts'
import { checkFacts } from './check-fact.ts'
import type { EditContext } from './edit-context.ts'
import { writeLink } from './link-edits.ts'
import { writeItem } from './write-item.ts'

/** What every new card starts with; without a place it goes where its kind belongs, on free space. */
export interface NewCard {
  readonly text?: string
  readonly place?: BoardPoint
  readonly color?: NoteColor
  /** Who is said to have made it, when that is not the editing actor; null where nobody may know. */
  readonly by?: ActorId | null
  /** When it was made, in milliseconds since the epoch; default now. */
  readonly at?: number
}

/** A problem framing: `text` states the problem, from somebody's point of view. */
export interface NewFraming extends NewCard {
  readonly affects?: string
  readonly known?: string
  readonly assumed?: string
  /** Notes it was made from; each is linked as related. */
  readonly from?: readonly ItemId[]
}

export interface NewResource extends NewCard {
  readonly form?: ResourceForm
  /** Who brings it, when that is not whoever makes the card. */
  readonly broughtBy?: Party
}

export interface NewAgreement extends NewCard {
  /** `YYYY-MM-DD` */
  readonly due?: string
  readonly who?: readonly Party[]
  /** What it came from: it rests on these. */
  readonly from?: readonly ItemId[]
  /** Resources it draws on; each is linked as related. */
  readonly resources?: readonly ItemId[]
}

/** An indicator: `text` says how we will know, `goal` what we want to change. */
export interface NewIndicator extends NewCard {
  readonly goal?: string
  readonly for?: EffectGroup
  readonly owner?: Party
  readonly baseline?: number
  readonly target?: number
  readonly unit?: string
  /** What it measures; each is linked as related. */
  readonly measures?: readonly ItemId[]
}

/** What somebody expects: `text` is what they hope for in the short term. */
export interface NewExpectation extends NewCard {
  readonly longTerm?: string
  readonly commitment?: string
  readonly reach?: Zone
  readonly hours?: number
}

/** Making the cards that the method knows. Each call is one transaction, links included. */
export interface CardEdits {
  addFraming(framing: NewFraming): ItemId
  addResource(resource: NewResource): ItemId
  addAgreement(agreement: NewAgreement): ItemId
  addIndicator(indicator: NewIndicator): ItemId
  addRule(rule: NewCard): ItemId
  addExpectation(expectation: NewExpectation): ItemId
}

/** Makes the edits that add cards. */
export function createCardEdits(context: EditContext): CardEdits {
  const add = (kind: CardKind, card: NewCard, parts: CardParts = {}): ItemId => {
    const id = context.newId()
    const wanted = new Map(parts.links)
    context.edit(() => {
      writeCard(context, id, { kind, card, parts })
      for (const { id: to, kind: target } of context.whole(wanted.keys())) {
        if (target !== 'link')
          writeLink(context, `${id}>${to}` as ItemId, { from: id, to, as: wanted.get(to) ?? 'relates' })
      }
    })
    return id
  }
  const goalMark = (): object => ({ by: context.actor, at: context.now() })

  return {
    addFraming: ({ affects = '', known = '', assumed = '', from = [], ...card }) =>
      add('framing', card, { fields: { affects, known, assumed }, links: linksTo(from, 'relates') }),
    addResource: ({ form, broughtBy, ...card }) =>
      add('resource', card, { facts: checkFacts({ form, from: broughtBy }) }),
    addAgreement({ due, who = [], from = [], resources = [], ...card }) {
      const parties = who.map((party) => [`who/${partyKey(party, context)}`, party] as const)
      const links = [...linksTo(from, 'rests-on'), ...linksTo(resources, 'relates')]
      return add('agreement', card, { facts: [...checkFacts({ due, status: 0 }), ...parties], links })
    },
    addIndicator({ goal, for: group, owner, baseline, target, unit, measures = [], ...card }) {
      const facts = checkFacts({ for: group, owner, baseline, target, unit })
      const goals = goal === undefined ? [] : [[`goal/${context.newId()}`, { text: goal, ...goalMark() }] as const]
      return add('indicator', card, { facts: [...facts, ...goals], links: linksTo(measures, 'relates') })
    },
    addRule: (card) => add('rule', card),
    addExpectation: ({ longTerm = '', commitment = '', reach, hours, ...card }) =>
      add('expectation', card, { fields: { 'long-term': longTerm, commitment }, facts: checkFacts({ reach, hours }) }),
  }
}

/** The key a party is listed under: an actor's own id, so that naming somebody twice names them once. */
export function partyKey(party: Party, { newId }: Pick<EditContext, 'newId'>): string {
  return 'actor' in party ? party.actor : newId()
}

interface CardParts {
  readonly fields?: Readonly<Record<string, string>>
  readonly facts?: readonly (readonly [name: string, value: unknown])[]
  readonly links?: readonly (readonly [to: ItemId, as: 'rests-on' | 'relates'])[]
}

function linksTo(ids: readonly ItemId[], as: 'rests-on' | 'relates'): readonly (readonly [ItemId, typeof as])[] {
  return ids.map((id) => [id, as] as const)
}

interface Card {
  readonly kind: CardKind
  readonly card: NewCard
  readonly parts: CardParts
}

function writeCard(context: EditContext, id: ItemId, { kind, card, parts }: Card): void {
  const size = cardSizes[kind]
  writeItem(context.roots, id, {
    by: context.actor,
    at: context.now(),
    color: cardColors[kind],
    text: '',
    place: card.place ?? placeOf(context, kind),
    ...card,
    kind,
    ...size,
    order: ordersAbove(context.orders(), 1)[0] ?? '',
    fields: parts.fields ?? {},
    facts: parts.facts ?? [],
  })
}

const cardColors: Readonly<Record<CardKind, NoteColor>> = {
  framing: 'birch',
  resource: 'moss',
  agreement: 'fjord',
  indicator: 'mint',
  rule: 'birch',
  expectation: 'heather',
}

/** Where cards of each kind belong: in a zone, or beside the axis like posters on the wall. */
const homes = {
  framing: 'understand',
  resource: 'plan',
  agreement: 'implement',
  rule: 'before',
  expectation: 'before',
  indicator: 'after',
} as const satisfies Record<CardKind, Zone | 'before' | 'after'>

function placeOf(context: EditContext, kind: CardKind): BoardPoint {
  const { places, bottom } = roomFor(context.board.view(), kind)
  const home = homes[kind]
  if (home !== 'before' && home !== 'after') context.growAxis(bottom)
  return places[0] as BoardPoint
}

function roomFor(view: BoardView, kind: CardKind): FreePlaces {
  const home = homes[kind]
  const box = { ...cardSizes[kind], drawn: cardSizes[kind].height }
  return home === 'before' || home === 'after' ? roomBeside(view, home, box) : roomInZone(view, home, [box])
}
