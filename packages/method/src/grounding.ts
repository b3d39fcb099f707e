import type { BoardView, ItemId, WholeItem } from '@samtavle/board'
import { standingOf, type SharingNeed } from './standing.ts'
import { isParked, isWork, targetsBySource, wholeItem, workIn } from './work.ts'

/**
 * Whether work rests on a shared understanding. Thick must contain thin: a measure rests on a plan, and the plan on a
 * framing of the problem that people from at least two sectors hold, civil society or citizens among them.
 */
export type Grounding =
  | { readonly state: 'grounded'; readonly framings: readonly ItemId[] }
  | { readonly state: 'ungrounded'; readonly gaps: readonly [Gap, ...Gap[]] }

/** Why something is not grounded, and what would ground it. Closing any one gap of an item is enough, or leads to the next. */
export type Gap =
  /** It leads to a framing that is not shared, or no longer since it was reopened. */
  | {
      readonly gap: 'framing-not-shared'
      readonly framing: ItemId
      readonly isReopened: boolean
      readonly needs: readonly SharingNeed[]
      readonly wouldGround: Extract<Remedy, { readonly do: 'hold' }>
    }
  /** It led to something that is deleted, or was never there. */
  | { readonly gap: 'end-lost'; readonly link: ItemId; readonly lost: ItemId; readonly wouldGround: Remedy }
  /** It leads to something that was set aside, and carries nothing while it is. */
  | { readonly gap: 'set-aside'; readonly item: ItemId; readonly wouldGround: Remedy }
  /** It rests on plans, and they rest on no framing. */
  | { readonly gap: 'plan-without-framing'; readonly plans: readonly ItemId[]; readonly wouldGround: Remedy }
  /** It rests on something, a framing perhaps, but nowhere on a plan. */
  | { readonly gap: 'no-plan'; readonly framings: readonly ItemId[]; readonly wouldGround: Remedy }
  /** It rests on itself, by way of others. */
  | { readonly gap: 'circle'; readonly items: readonly ItemId[]; readonly wouldGround: Remedy }
  | { readonly gap: 'rests-on-nothing'; readonly wouldGround: Remedy }

/** What anybody can do about a gap. Nobody can wave it through. */
export type Remedy =
  | { readonly do: 'rest-on-plan'; readonly item: ItemId }
  | { readonly do: 'rest-on-framing'; readonly item: ItemId }
  | { readonly do: 'hold'; readonly framing: ItemId; readonly needs: readonly SharingNeed[] }
  | { readonly do: 'restore'; readonly item: ItemId }
  | { readonly do: 'unpark'; readonly item: ItemId }

/** How every piece of work in Implement is grounded, in reading order. */
export function groundingsOf(view: BoardView): ReadonlyMap<ItemId, Grounding> {
  return groundingsOfWork(view, workIn(view, 'implement'))
}

/** The same for what is planned, so that a gap is seen before anybody builds on it. */
export function planGroundingsOf(view: BoardView): ReadonlyMap<ItemId, Grounding> {
  return groundingsOfWork(view, workIn(view, 'plan'))
}

/** Work that leads nowhere: most of a large board. How it is judged follows from the item alone, so it is judged once. */
const unlinkedGroundings = new WeakMap<WholeItem, Grounding>()

function groundingsOfWork(view: BoardView, work: readonly WholeItem[]): ReadonlyMap<ItemId, Grounding> {
  const source = { view, restsOn: targetsBySource(view, 'rests-on'), lostBySource: lostEndsBySource(view) }
  return new Map(work.map((item) => [item.id, groundingIn(source, item)]))
}

function groundingIn(source: GroundSource, item: WholeItem): Grounding {
  const isUnlinked = !source.restsOn.has(item.id) && !source.lostBySource.has(item.id)
  if (!isUnlinked) return groundingOf(source.view, explore(source, item))
  const grounding = unlinkedGroundings.get(item) ?? groundingAlone(item)
  unlinkedGroundings.set(item, grounding)
  return grounding
}

/** What exploring comes to for work that leads nowhere, without going there. */
function groundingAlone({ id, zone }: WholeItem): Grounding {
  return { state: 'ungrounded', gaps: [zone === 'plan' ? withoutFraming(id, [id]) : nothing(id)] }
}

function groundingOf(view: BoardView, ground: Ground): Grounding {
  const reached = [...ground.throughPlan].map((id) => wholeItem(view, id)).filter((framing) => framing !== undefined)
  const framings = reached.map((framing) => ({ id: framing.id, standing: standingOf(view, framing) }))
  const shared = framings.filter(({ standing }) => standing.state === 'shared').map(({ id }) => id)
  if (shared.length > 0) return { state: 'grounded', framings: shared }
  const [first = nothing(ground.item), ...others] = [
    ...framings.map(({ id, standing }) => notShared(id, standing)),
    ...ground.lost.map(({ link, lost }) => endLost(link, lost)),
    ...[...ground.parked].map((item) => setAside(item)),
    ...brokenOff(ground, framings.length),
  ]
  return { state: 'ungrounded', gaps: [first, ...others] }
}

function notShared(framing: ItemId, { needs, reopened }: ReturnType<typeof standingOf>): Gap {
  const wouldGround = { do: 'hold', framing, needs } as const
  return { gap: 'framing-not-shared', framing, isReopened: reopened !== null, needs, wouldGround }
}

function endLost(link: ItemId, lost: ItemId): Gap {
  return { gap: 'end-lost', link, lost, wouldGround: { do: 'restore', item: lost } }
}

function setAside(item: ItemId): Gap {
  return { gap: 'set-aside', item, wouldGround: { do: 'unpark', item } }
}

function nothing(item: ItemId): Gap {
  return { gap: 'rests-on-nothing', wouldGround: { do: 'rest-on-plan', item } }
}

function withoutFraming(plan: ItemId, plans: readonly ItemId[]): Gap {
  return { gap: 'plan-without-framing', plans, wouldGround: { do: 'rest-on-framing', item: plan } }
}

/** Where the chain of links breaks off before it comes to a framing by way of a plan. */
function brokenOff(ground: Ground, reachedFramings: number): readonly Gap[] {
  const { item, plans, directly, visited } = ground
  const [plan] = plans
  if (reachedFramings > 0) return []
  const wouldGround: Remedy = plan === undefined ? { do: 'rest-on-plan', item } : { do: 'rest-on-framing', item: plan }
  if (!ground.hasEnd && directly.size === 0) return [{ gap: 'circle', items: [...visited].toSorted(), wouldGround }]
  if (plan !== undefined) return [withoutFraming(plan, [...plans])]
  if (visited.size === 1 && directly.size === 0) return []
  return [{ gap: 'no-plan', framings: [...directly], wouldGround }]
}

/** What an item rests on, followed link by link. */
interface Ground {
  readonly item: ItemId
  readonly visited: Set<ItemId>
  readonly plans: Set<ItemId>
  /** Framings that are reached by way of a plan, and those that are reached otherwise. */
  readonly throughPlan: Set<ItemId>
  readonly directly: Set<ItemId>
  readonly lost: LostEnd[]
  readonly parked: Set<ItemId>
  /** Whether the links come to an end anywhere, rather than only back to where they were. */
  hasEnd: boolean
}

interface LostEnd {
  readonly link: ItemId
  readonly lost: ItemId
}

interface GroundSource {
  readonly view: BoardView
  readonly restsOn: ReadonlyMap<ItemId, readonly ItemId[]>
  readonly lostBySource: ReadonlyMap<ItemId, readonly LostEnd[]>
}

/** Follows every link once with and once without a plan on the way, so that circles end. */
function explore(source: GroundSource, item: WholeItem): Ground {
  const ground: Ground = {
    item: item.id,
    visited: new Set(),
    plans: new Set(),
    throughPlan: new Set(),
    directly: new Set(),
    lost: [],
    parked: new Set(),
    hasEnd: false,
  }
  const seen = new Set<string>()
  const queue: { readonly next: WholeItem; readonly afterPlan: boolean }[] = [{ next: item, afterPlan: false }]
  for (const { next, afterPlan } of queue) {
    const isPlan = next.zone === 'plan' && isWork(next)
    const hasPlan = afterPlan || isPlan
    if (seen.has(`${next.id} ${hasPlan}`)) continue
    seen.add(`${next.id} ${hasPlan}`)
    if (next.kind === 'framing') {
      ground[hasPlan ? 'throughPlan' : 'directly'].add(next.id)
      continue
    }
    if (isParked(next)) {
      ground.parked.add(next.id)
      ground.hasEnd = true
      continue
    }
    if (isPlan) ground.plans.add(next.id)
    visit(source, ground, next.id)
    for (const target of targetsOf(source, next.id)) queue.push({ next: target, afterPlan: hasPlan })
  }
  return ground
}

function visit(source: GroundSource, ground: Ground, id: ItemId): void {
  if (!ground.visited.has(id)) ground.lost.push(...(source.lostBySource.get(id) ?? []))
  ground.visited.add(id)
  if (targetsOf(source, id).length === 0) ground.hasEnd = true
}

function targetsOf({ view, restsOn }: GroundSource, id: ItemId): readonly WholeItem[] {
  const targets = (restsOn.get(id) ?? []).map((target) => wholeItem(view, target))
  return targets.filter((target) => target !== undefined)
}

function lostEndsBySource(view: BoardView): ReadonlyMap<ItemId, readonly LostEnd[]> {
  const found = new Map<ItemId, LostEnd[]>()
  for (const { id, ends, lost } of [...view.lostLinks.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { from, to } = ends
    if (ends.as !== 'rests-on' || typeof from !== 'string' || typeof to !== 'string' || !lost.includes(to)) continue
    found.set(from, [...(found.get(from) ?? []), { link: id, lost: to }])
  }
  return found
}
