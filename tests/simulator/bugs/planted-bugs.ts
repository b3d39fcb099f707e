import { networkBugs } from './network-bugs.ts'
import type { PlantedBug } from './planted-bug.ts'
import { storeBugs } from './store-bugs.ts'
import { workerBugs } from './worker-bugs.ts'

/** Every planted bug, each of which some seed must catch. */
export const plantedBugs: readonly PlantedBug[] = [...storeBugs, ...workerBugs, ...networkBugs]

/** The bug of this name; undefined when there is none. */
export function plantedBug(name: string): PlantedBug | undefined {
  return plantedBugs.find((bug) => bug.name === name)
}
