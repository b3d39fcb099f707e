import { ok } from '@samtavle/base'
import type { StoredSnapshot } from '../store.ts'
import type { Questions, Written } from './messages.ts'
import { snapshotChecksum } from './snapshots.ts'

/** Writes snapshots in short steps; whoever else writes gets their turn between two of them. */
export interface SnapshotWriter {
  write(room: string, snapshot: StoredSnapshot): Promise<Written>
  /** Resolves when no snapshot of the room is under way. */
  written(room: string): Promise<void>
  /** Writes nothing more of what is under way for the room: all that it holds is being replaced. */
  giveUp(room: string): void
  /** Resolves when none is under way. */
  finished(): Promise<void>
}

type PartQuestion = 'writeSnapshotPart' | 'writeSnapshotEnd' | 'dropSnapshotPart'

/** Puts a step to the worker, after everything that was asked before. */
type AskForPart = <Name extends PartQuestion>(
  name: Name,
  input: Questions[Name]['input'],
) => Promise<Questions[Name]['output']>

interface Writing {
  isGivenUp: boolean
  readonly done: Promise<unknown>
}

/** What is written in one go: a few milliseconds of work. */
const partBytes = 256 * 1024

/** Makes what writes snapshots. */
export function createSnapshotWriter(ask: AskForPart): SnapshotWriter {
  const underWay = new Map<string, Set<Writing>>()

  async function writeInParts(
    room: string,
    { seq, bytes }: StoredSnapshot,
    isGivenUp: () => boolean,
  ): Promise<Written> {
    const parts = Math.max(Math.ceil(bytes.length / partBytes) - 1, 0)
    for (let part = 1; part <= parts; part += 1) {
      const own = bytes.slice((part - 1) * partBytes, part * partBytes)
      const written = await ask('writeSnapshotPart', { room, seq, part, bytes: own })
      if (!written.ok || isGivenUp()) return written
    }
    const checksum = new Uint8Array(snapshotChecksum(room, { seq, bytes }))
    let step = await ask('writeSnapshotEnd', { room, seq, parts, bytes: bytes.slice(parts * partBytes), checksum })
    // Parts of the snapshot before, and of one whose writing was cut off.
    while (step.ok && step.value && !isGivenUp()) step = await ask('dropSnapshotPart', room)
    return step.ok ? ok(undefined) : step
  }

  const ofRoom = (room: string): readonly Writing[] => [...(underWay.get(room) ?? [])]
  const all = (writings: readonly Writing[]): Promise<unknown> => Promise.allSettled(writings.map(({ done }) => done))

  return {
    async write(room, snapshot) {
      const result = writeInParts(room, snapshot, () => writing.isGivenUp)
      const writing: Writing = { isGivenUp: false, done: result }
      const writings = underWay.get(room) ?? new Set()
      underWay.set(room, writings.add(writing))
      try {
        return await result
      } finally {
        writings.delete(writing)
        if (writings.size === 0) underWay.delete(room)
      }
    },
    written: async (room) => void (await all(ofRoom(room))),
    giveUp(room) {
      for (const writing of ofRoom(room)) writing.isGivenUp = true
    },
    finished: async () => void (await all([...underWay.keys()].flatMap(ofRoom))),
  }
}
