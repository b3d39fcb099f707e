import type { Chance } from '../../support/workshop/chance.ts'

/** A file as a disk keeps it: only what was synced is sure to be there after the power went. */
export interface SimulatedFile {
  append(bytes: Uint8Array): void
  /** Everything written so far survives from now on. */
  sync(): void
  /** Cuts the end off, as the next to open it does with what makes no sense. */
  truncate(size: number): void
  read(): Uint8Array
  /** The power goes: of what was not synced, all, none or a part is there, and the last of it may be torn. */
  crash(chance: Chance): void
}

/** Bytes at the end of a torn write that hold anything but what was written. */
const tornBytes = 24

/** Makes an empty file. */
export function createSimulatedFile(): SimulatedFile {
  let bytes = Buffer.alloc(0)
  let syncedSize = 0
  return {
    append(added) {
      bytes = Buffer.concat([bytes, added])
    },
    sync() {
      syncedSize = bytes.length
    },
    truncate(size) {
      bytes = bytes.subarray(0, size)
      syncedSize = Math.min(syncedSize, size)
    },
    read: () => bytes,
    crash(chance) {
      const unsynced = bytes.length - syncedSize
      const part = chance.next()
      const kept = part < 0.3 ? 0 : part < 0.55 ? unsynced : Math.floor(unsynced * chance.next())
      bytes = Buffer.from(bytes.subarray(0, syncedSize + kept))
      if (chance.is(0.3)) bytes.fill(0, Math.max(syncedSize, bytes.length - chance.whole(1, tornBytes)))
      syncedSize = bytes.length
    },
  }
}
