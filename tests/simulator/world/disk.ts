import type { Clock } from '@samtavle/base'
import { createMemoryStore, type Store } from '@samtavle/storage'
import type { Chance } from '../../support/workshop/chance.ts'
import { createSimulatedFile, type SimulatedFile } from './simulated-file.ts'
import { createSnapshotSlot, type SnapshotSlot } from './snapshot-slot.ts'

/** The disk of the relay's machine, which outlives every process. */
export interface Disk {
  readonly journal: SimulatedFile
  /** Boards, links, actors and tokens: not what is tested here, so they are simply there. */
  readonly records: Store
  /** While true every write is answered with "full". */
  isFull: boolean
  /** The next sync fails, once. */
  willSyncFail: boolean
  snapshot(room: string): SnapshotSlot
  /** The power goes. */
  crash(): void
  /** A bit of some snapshot changes. */
  rot(): void
}

/** Makes an empty disk. */
export function createDisk(clock: Clock, chance: Chance): Disk {
  const slots = new Map<string, SnapshotSlot>()
  const journal = createSimulatedFile()
  return {
    journal,
    records: createMemoryStore({ clock }),
    isFull: false,
    willSyncFail: false,
    snapshot(room) {
      const slot = slots.get(room) ?? createSnapshotSlot()
      slots.set(room, slot)
      return slot
    },
    crash() {
      journal.crash(chance)
      for (const slot of slots.values()) slot.crash(chance)
    },
    rot() {
      for (const slot of slots.values()) slot.rot(chance)
    },
  }
}
