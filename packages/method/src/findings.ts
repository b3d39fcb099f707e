import { factOf, type ActorId, type BoardView, type ItemId, type ItemKind, type Reopening } from '@samtavle/board'
import { agreementsOf, type AgreementReading } from './agreements.ts'
import { indicatorsOf } from './effects.ts'
import { expectationsOf, type Difference } from './expectations.ts'
import type { Gathering } from './gathering.ts'
import { groundRulesOf } from './ground-rules.ts'
import { groundingsOf, planGroundingsOf, type Gap } from './grounding.ts'
import { innovationsOf, type InnovationLack } from './innovation.ts'
import { combinationsOf, resourcesOf } from './resources.ts'
import type { SectorId } from './sector.ts'
import { standingOf, type Reservation, type SharingNeed } from './standing.ts'
import { voiceBalanceOf } from './voice.ts'
import { isParked, itemsOfKind, wholeItems } from './work.ts'

/** One thing the board can say about how the group is doing. None is a verdict on a person. */
export type Finding =
  | {
      readonly finding: 'framing-shared'
      readonly framing: ItemId
      readonly sectors: readonly string[]
      readonly reservations: number
    }
  | { readonly finding: 'agreement-carried'; readonly agreement: ItemId; readonly sectors: readonly string[] }
  | {
      readonly finding: 'resources-combined'
      readonly work: ItemId
      readonly resources: readonly ItemId[]
      readonly sectors: readonly string[]
    }
  | { readonly finding: 'social-innovation'; readonly agreement: ItemId }
  | { readonly finding: 'sectors-missing'; readonly sectors: readonly SectorId[] }
  | { readonly finding: 'border-not-crossed' }
  | { readonly finding: 'no-framing' }
  | { readonly finding: 'one-framing'; readonly framing: ItemId }
  | { readonly finding: 'expectations-unsaid'; readonly sectors: readonly string[] }
  | { readonly finding: 'expectations-differ'; readonly differences: readonly Difference[] }
  | { readonly finding: 'voice-most'; readonly sector: string; readonly share: number }
  | {
      readonly finding: 'framing-not-shared'
      readonly framing: ItemId
      readonly state: 'unheld' | 'held'
      readonly needs: readonly SharingNeed[]
    }
  | { readonly finding: 'reopened'; readonly item: ItemId; readonly kind: ItemKind; readonly reopening: Reopening }
  | { readonly finding: 'ungrounded'; readonly item: ItemId; readonly gaps: readonly [Gap, ...Gap[]] }
  | { readonly finding: 'plans-ungrounded'; readonly items: readonly ItemId[] }
  | {
      readonly finding: 'reservation'
      readonly item: ItemId
      readonly kind: ItemKind
      readonly reservation: Reservation
    }
  | { readonly finding: 'rule-unanswered'; readonly rule: ItemId; readonly actors: readonly string[] }
  | { readonly finding: 'rule-pointed'; readonly rule: ItemId; readonly at: number }
  | {
      readonly finding: 'agreement-alone'
      readonly agreement: ItemId
      readonly carriedBy: 'nobody' | 'one-party'
      readonly sectors: readonly string[]
    }
  | { readonly finding: 'agreement-awaits'; readonly agreement: ItemId; readonly actors: readonly ActorId[] }
  | { readonly finding: 'resources-idle'; readonly resources: readonly ItemId[] }
  | { readonly finding: 'not-yet-innovation'; readonly agreement: ItemId; readonly lacks: readonly InnovationLack[] }
  | { readonly finding: 'indicators-unobserved'; readonly indicators: readonly ItemId[] }
  | { readonly finding: 'parked'; readonly items: readonly ItemId[] }
export type FindingKind = Finding['finding']

/** How a finding is meant: what is common already, a question to the group, what is open, or a doubt that stands. */
export type FindingTone = 'together' | 'question' | 'open' | 'doubt'

/** The order and the tone of all findings: first what the group has together, then questions, then what is open. */
export const findingTones = {
  'framing-shared': 'together',
  'agreement-carried': 'together',
  'resources-combined': 'together',
  'social-innovation': 'together',
  'no-framing': 'question',
  'one-framing': 'question',
  'sectors-missing': 'question',
  'border-not-crossed': 'question',
  'voice-most': 'question',
  'expectations-unsaid': 'question',
  'expectations-differ': 'question',
  reservation: 'doubt',
  reopened: 'open',
  'framing-not-shared': 'open',
  ungrounded: 'open',
  'plans-ungrounded': 'open',
  'rule-pointed': 'open',
  'rule-unanswered': 'open',
  'agreement-alone': 'open',
  'agreement-awaits': 'open',
  'not-yet-innovation': 'open',
  'indicators-unobserved': 'open',
  'resources-idle': 'open',
  parked: 'open',
} as const satisfies Record<FindingKind, FindingTone>

/** Everything the common-ground panel shows, in its order; within one kind in reading order. */
export function findingsOf(view: BoardView, gathering: Gathering): readonly Finding[] {
  const found: readonly Finding[] = [
    ...framingFindings(view),
    ...gatheringFindings(gathering),
    ...expectationFindings(view, gathering),
    ...groundingFindings(view),
    ...standFindings(view),
    ...ruleFindings(view, gathering),
    ...agreementsOf(view).flatMap(agreementFindings),
    ...resourceFindings(view),
    ...effectFindings(view),
    ...voiceFindings(view),
    ...parkedFindings(view),
  ]
  const order = Object.keys(findingTones)
  return found.toSorted((a, b) => order.indexOf(a.finding) - order.indexOf(b.finding))
}

function framingFindings(view: BoardView): readonly Finding[] {
  const framings = itemsOfKind(view, 'framing')
  const [only] = framings
  const each = framings.map((item): Finding => {
    const { state, needs, holdsBySector, reservations } = standingOf(view, item)
    if (state !== 'shared') return { finding: 'framing-not-shared', framing: item.id, state, needs }
    const sectors = [...holdsBySector.keys()]
    return { finding: 'framing-shared', framing: item.id, sectors, reservations: reservations.length }
  })
  if (only === undefined) return [{ finding: 'no-framing' }]
  return framings.length === 1 ? [{ finding: 'one-framing', framing: only.id }, ...each] : each
}

function gatheringFindings({ missing, isBorderCrossed, sectorByActor }: Gathering): readonly Finding[] {
  if (sectorByActor.size === 0) return []
  return [
    ...(missing.length === 0 ? [] : [{ finding: 'sectors-missing' as const, sectors: missing }]),
    ...(isBorderCrossed ? [] : [{ finding: 'border-not-crossed' as const }]),
  ]
}

function expectationFindings(view: BoardView, gathering: Gathering): readonly Finding[] {
  const { stated, sectors, differences } = expectationsOf(view)
  const unsaid = [...gathering.countBySector.keys()].filter((sector) => !sectors.includes(sector))
  return [
    ...(stated.length === 0 || unsaid.length === 0
      ? []
      : [{ finding: 'expectations-unsaid' as const, sectors: unsaid }]),
    ...(differences.length === 0 ? [] : [{ finding: 'expectations-differ' as const, differences }]),
  ]
}

function groundingFindings(view: BoardView): readonly Finding[] {
  const ungrounded = [...groundingsOf(view)].flatMap(([item, grounding]) =>
    grounding.state === 'grounded' ? [] : [{ finding: 'ungrounded' as const, item, gaps: grounding.gaps }],
  )
  const plans = [...planGroundingsOf(view)].filter(([, { state }]) => state === 'ungrounded').map(([item]) => item)
  return [...ungrounded, ...(plans.length === 0 ? [] : [{ finding: 'plans-ungrounded' as const, items: plans }])]
}

/** Every reservation on whatever it is about, and everything that is to be held anew until somebody does. */
function standFindings(view: BoardView): readonly Finding[] {
  return wholeItems(view).flatMap((item): readonly Finding[] => {
    const { id, kind } = item
    const { reservations, reopened, holds } = standingOf(view, item)
    return [
      ...reservations.map((reservation) => ({ finding: 'reservation' as const, item: id, kind, reservation })),
      ...(reopened === null || holds.length > 0
        ? []
        : [{ finding: 'reopened' as const, item: id, kind, reopening: reopened }]),
    ]
  })
}

function ruleFindings(view: BoardView, gathering: Gathering): readonly Finding[] {
  return groundRulesOf(view, gathering).flatMap(({ id, unanswered, pointed }): readonly Finding[] => [
    ...(pointed === null ? [] : [{ finding: 'rule-pointed' as const, rule: id, at: pointed.at }]),
    ...(unanswered.length === 0 ? [] : [{ finding: 'rule-unanswered' as const, rule: id, actors: unanswered }]),
  ])
}

function agreementFindings({ id, carriedBy, sectors, awaited }: AgreementReading): readonly Finding[] {
  const carried: Finding =
    carriedBy === 'several'
      ? { finding: 'agreement-carried', agreement: id, sectors }
      : { finding: 'agreement-alone', agreement: id, carriedBy, sectors }
  return awaited.length === 0 ? [carried] : [carried, { finding: 'agreement-awaits', agreement: id, actors: awaited }]
}

function resourceFindings(view: BoardView): readonly Finding[] {
  const idle = resourcesOf(view).filter(({ usedIn }) => usedIn.length === 0)
  return [
    ...combinationsOf(view).map((combination) => ({ finding: 'resources-combined' as const, ...combination })),
    ...(idle.length === 0 ? [] : [{ finding: 'resources-idle' as const, resources: idle.map(({ id }) => id) }]),
  ]
}

function effectFindings(view: BoardView): readonly Finding[] {
  const innovations = innovationsOf(view).flatMap(({ agreement, lacks }): readonly Finding[] => {
    if (lacks.length === 0) return [{ finding: 'social-innovation', agreement }]
    // Before it is carried out there is nothing to prove yet.
    return lacks.includes('not-implemented') ? [] : [{ finding: 'not-yet-innovation', agreement, lacks }]
  })
  const unobserved = indicatorsOf(view).filter(({ shown }) => shown === 'unobserved')
  if (unobserved.length === 0) return innovations
  return [...innovations, { finding: 'indicators-unobserved', indicators: unobserved.map(({ id }) => id) }]
}

function voiceFindings(view: BoardView): readonly Finding[] {
  const { voices, most } = voiceBalanceOf(view)
  const voice = voices.find(({ sectors }) => sectors.length === 1 && sectors[0] === most)
  return most === null || voice === undefined ? [] : [{ finding: 'voice-most', sector: most, share: voice.share }]
}

function parkedFindings(view: BoardView): readonly Finding[] {
  const items = wholeItems(view).filter(isParked)
  const byTime = items.toSorted((a, b) => (factOf(a, 'parked')?.at ?? 0) - (factOf(b, 'parked')?.at ?? 0))
  return items.length === 0 ? [] : [{ finding: 'parked', items: byTime.map(({ id }) => id) }]
}
