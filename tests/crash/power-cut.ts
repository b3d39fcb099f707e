import { dirname } from 'node:path'
import type { DiskAct } from './disk-record.ts'
import type { Random } from './random.ts'

type FileAct = Extract<DiskAct, { readonly kind: 'write' | 'truncate' }>

/** What a disk holds, by path, after the power has gone. */
export type DiskImage = ReadonlyMap<string, Uint8Array>

/** A disk that follows a program and can say at any moment what a power cut would leave of it. */
export interface SimulatedDisk {
  follow(act: DiskAct): void
  /** Only what was synced. */
  strict(): DiskImage
  /** What was synced, and of what was not any part: a disk may write in any order, and stop within a write. */
  lucky(random: Random): DiskImage
}

interface SimulatedFile {
  /** What a sync has made durable. */
  synced: Uint8Array
  pending: PendingAct[]
}

/** What was done and is not durable, and which of all acts it was. */
interface PendingAct {
  readonly order: number
  readonly act: FileAct
}

/** A disk writes sectors of this size wholly or not at all. */
const sectorBytes = 512

/** Makes an empty disk. A file is there only once its folder was synced, and gone only then. */
export function createSimulatedDisk(): SimulatedDisk {
  const files = new Map<string, SimulatedFile>()
  const names = new Map<string, SimulatedFile>()
  const beginnings = new Map<number, number>()
  let acts = 0

  function fileAt(path: string): SimulatedFile {
    const file = files.get(path) ?? { synced: new Uint8Array(0), pending: [] }
    files.set(path, file)
    return file
  }

  function syncNames(folder: string): void {
    for (const path of [...names.keys()]) if (dirname(path) === folder && !files.has(path)) names.delete(path)
    for (const [path, file] of files) if (dirname(path) === folder) names.set(path, file)
  }

  function sync(path: string, begunAt: number): void {
    const file = files.get(path)
    if (file === undefined) return syncNames(path)
    const isCovered = ({ order }: PendingAct): boolean => order < begunAt
    file.synced = file.pending.filter(isCovered).reduce((bytes, { act }) => applied(bytes, act), file.synced)
    file.pending = file.pending.filter((pending) => !isCovered(pending))
  }

  function imageWith(choose: (file: SimulatedFile) => Uint8Array): DiskImage {
    return new Map([...names].map(([path, file]) => [path, choose(file)]))
  }

  return {
    follow(act) {
      acts += 1
      if (act.kind === 'write' || act.kind === 'truncate') fileAt(act.path).pending.push({ order: acts, act })
      else if (act.kind === 'sync-begins') beginnings.set(act.number, acts)
      else if (act.kind === 'sync') sync(act.path, beginnings.get(act.number) ?? acts)
      else if (act.kind === 'unlink') files.delete(act.path)
    },
    strict: () => imageWith((file) => file.synced),
    lucky: (random) =>
      imageWith((file) => file.pending.flatMap(({ act }) => partOf(act, random)).reduce(applied, file.synced)),
  }
}

function applied(bytes: Uint8Array, act: FileAct): Uint8Array {
  if (act.kind === 'truncate') {
    const cut = new Uint8Array(act.size)
    cut.set(bytes.subarray(0, act.size))
    return cut
  }
  const grown = new Uint8Array(Math.max(bytes.length, act.offset + act.bytes.length))
  grown.set(bytes)
  grown.set(act.bytes, act.offset)
  return grown
}

/** Nothing of an act, all of it, or the sectors up to some point. */
function partOf(act: FileAct, random: Random): readonly FileAct[] {
  const luck = random.below(4)
  if (luck === 0) return []
  if (luck > 1 || act.kind === 'truncate') return [act]
  const sectors = random.below(Math.ceil(act.bytes.length / sectorBytes))
  return [{ ...act, bytes: act.bytes.subarray(0, sectors * sectorBytes) }]
}
