import type { BoardView, ItemId } from '@samtavle/board'
import { agreementsOf } from './agreements.ts'
import { indicatorsOf, type IndicatorReading } from './effects.ts'
import { groundingsOf } from './grounding.ts'

/** What a solution lacks to count as a social innovation. */
export type InnovationLack =
  | 'not-implemented'
  | 'not-grounded'
  | 'no-indicator'
  | 'indicator-not-shared'
  | 'not-observed'
  | 'not-shown-to-work'

/** A solution the group agreed on; a social innovation when it lacks nothing. */
export interface Innovation {
  readonly agreement: ItemId
  readonly lacks: readonly InnovationLack[]
}

/** Weighs every agreement: it counts only once it is carried out, rests on a shared understanding, and is shown to work. */
export function innovationsOf(view: BoardView): readonly Innovation[] {
  const groundings = groundingsOf(view)
  const indicators = indicatorsOf(view)
  return agreementsOf(view).map(({ id, status }) => {
    const measuring = indicators.filter(({ measures }) => measures.includes(id))
    const lacks: InnovationLack[] = []
    if (status < 100) lacks.push('not-implemented')
    // What lies outside Implement is in no list of groundings: it is not carried out there.
    if (groundings.get(id)?.state !== 'grounded') lacks.push('not-grounded')
    return { agreement: id, lacks: [...lacks, ...lackOfProof(measuring)] }
  })
}

/** The indicator that comes farthest decides; what else is measured does not make a proof less. */
function lackOfProof(indicators: readonly IndicatorReading[]): readonly InnovationLack[] {
  if (indicators.length === 0) return ['no-indicator']
  const shared = indicators.filter(({ standing }) => standing.state === 'shared')
  if (shared.length === 0) return ['indicator-not-shared']
  if (shared.some(({ shown }) => shown === 'works')) return []
  return shared.every(({ shown }) => shown === 'unobserved') ? ['not-observed'] : ['not-shown-to-work']
}
