import { isRecord } from './parse.ts'
import type { StoredVotings } from './voting.ts'

/** Whether a voting is open during which nobody shall see where others point. */
export function hidesCursors({ votings }: StoredVotings): boolean {
  return [...votings.values()].some(
    (voting) => isRecord(voting) && voting['hidesCursors'] === true && typeof voting['closedAt'] !== 'number',
  )
}
