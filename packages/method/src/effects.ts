import {
  factOf,
  factsOf,
  valueLevels,
  type BoardView,
  type EffectGroup,
  type Goal,
  type ItemId,
  type Observation,
  type Party,
  type ValueLevel,
  type WholeItem,
} from '@samtavle/board'
import { standingOf, type Standing } from './standing.ts'
import { itemsOfKind, neighbours, wholeItem, wholeItems } from './work.ts'

/** How the group will know that something worked, and what has been seen so far. Measuring serves learning, not control. */
export interface IndicatorReading {
  readonly id: ItemId
  /** What we want to change, as it is worded now; null while nobody has said. */
  readonly goal: Goal | null
  /** Goals from before people learned better, first to last. */
  readonly earlierGoals: readonly Goal[]
  readonly for: EffectGroup | null
  readonly owner: Party | null
  readonly standing: Standing
  readonly observations: readonly Observation[]
  /** Agreements and notes it is linked with. */
  readonly measures: readonly ItemId[]
  /** What the latest observation says. */
  readonly shown: 'works' | 'not-yet' | 'unclear' | 'unobserved'
}

/** Every indicator on the board, in reading order. */
export function indicatorsOf(view: BoardView): readonly IndicatorReading[] {
  const linked = neighbours(view)
  return itemsOfKind(view, 'indicator').map((item) => {
    const goals = factsOf(item, 'goal').map(({ value }) => value)
    const observations = factsOf(item, 'observation').map(({ value }) => value)
    return {
      id: item.id,
      goal: goals.at(-1) ?? null,
      earlierGoals: goals.slice(0, -1),
      for: factOf(item, 'for') ?? null,
      owner: factOf(item, 'owner') ?? null,
      standing: standingOf(view, item),
      observations,
      measures: [...(linked.get(item.id) ?? [])].filter((id) => wholeItem(view, id) !== undefined).toSorted(),
      shown: shownBy(item, observations.at(-1)),
    }
  })
}

/** What people say counts; where they say nothing, a number is held against the target they agreed on. */
function shownBy(item: WholeItem, latest: Observation | undefined): IndicatorReading['shown'] {
  if (latest === undefined) return 'unobserved'
  if (latest.works !== null) return latest.works ? 'works' : 'not-yet'
  const target = factOf(item, 'target')
  if (latest.number === null || target === undefined) return 'unclear'
  const baseline = factOf(item, 'baseline') ?? 0
  // A goal may be to have less of something: then the target lies below where it began.
  const isReached = target >= baseline ? latest.number >= target : latest.number <= target
  return isReached ? 'works' : 'not-yet'
}

/** Notes that tell of gains nobody foresaw, for each participant, for the group and for society. */
export function sideGainsOf(view: BoardView): ReadonlyMap<ValueLevel, readonly ItemId[]> {
  const items = wholeItems(view)
  return new Map(
    valueLevels.map((level) => [level, items.filter((item) => factOf(item, 'gain') === level).map(({ id }) => id)]),
  )
}
