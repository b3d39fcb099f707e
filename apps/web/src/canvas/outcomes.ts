import { votingsOf, type ItemId, type StoredVotings } from '@samtavle/board'
import { consentRoundsOn, dotsOf } from '@samtavle/method'
import type { Outcome } from './judgements.ts'

/** What came of closed votings, by item: dots of the latest one about it, and how its latest consent round ended. */
export function outcomesOf(stored: StoredVotings): ReadonlyMap<ItemId, Outcome> {
  const votings = votingsOf(stored)
  const asked = new Set(votings.flatMap((voting) => (voting.kind === 'consent' ? [voting.item] : voting.items)))
  const outcomes = new Map<ItemId, Outcome>()
  for (const id of asked) {
    const dots = dotsOf(votings, id) ?? null
    const ended = consentRoundsOn(votings, id).findLast(({ state }) => state !== 'open')?.state
    const consent = ended === 'integrated' || ended === 'objected' ? ended : null
    // No dot is no blemish: only what people chose is marked.
    if ((dots ?? 0) > 0 || consent !== null) outcomes.set(id, { dots: dots === 0 ? null : dots, consent })
  }
  return outcomes
}
