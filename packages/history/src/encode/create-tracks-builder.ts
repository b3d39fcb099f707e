import { joinBytes } from '@samtavle/base'
import { rootNames } from '@samtavle/board/reading'
import { applyUpdate, Doc } from 'yjs'
import { createEncoder, encodedBytes } from '../coding/coder.ts'
import { codeEntry } from '../tracks/code-entry.ts'
import { createCodecState, relearnValues } from '../tracks/codec-state.ts'
import { encodeHead, encodeVolume, entriesPerVolume, parseVolumes, type Volume } from '../tracks/file-format.ts'
import { decodeVolume } from '../tracks/open-tracks.ts'
import { createLogHash, type HashedEntry } from './log-hash.ts'
import { watchChanges, type ChangeWatcher } from './watch-changes.ts'

/** A journal entry as far as tracks need it: rows of the journal and lines of a saved history both are. */
export type TrackedEntry = HashedEntry

/** One volume of a file: bytes that begin with the file's head where it is the first. */
export interface TracksVolume {
  /** The last entry in it. */
  readonly seq: number
  readonly bytes: Uint8Array
}

/** Builds a board's tracks while its session runs. The same entries give the same bytes, in whatever portions they came. */
export interface TracksBuilder {
  /**
   * Takes over the next full volume of a file that was built before, instead of building it anew. Only before the first entry;
   * false for anything that is no full volume of this version. The entries it was made of are then appended all the same.
   */
  resume(volume: Uint8Array): boolean
  /** Adds the next entries of the log; each is folded once. Throws when a volume taken over was made of other entries. */
  append(entries: Iterable<TrackedEntry>): void
  /** The file up to the last entry. Building goes on afterwards. */
  file(): Uint8Array
  /** The same file as volumes: all but the last are full, and so will never change. */
  volumes(): readonly TracksVolume[]
  /** The seq of the last entry; 0 before the first. */
  seq(): number
  close(): void
}

/** Starts the tracks of one board's shared room. Volumes are shorter only where that is tried. */
export function createTracksBuilder(entriesPer: number = entriesPerVolume): TracksBuilder {
  const doc = new Doc()
  const state = createCodecState(rootNames)
  const logHash = createLogHash()
  const sealed: Volume[] = []
  let watcher: ChangeWatcher | null = null
  let coder = createEncoder()
  let lastSeq = 0

  const openVolume = (): Volume => ({
    entries: lastSeq - sealed.length * entriesPer,
    logHash: logHash.digest(),
    coded: encodedBytes(coder),
  })
  const add = (entry: TrackedEntry, watched: ChangeWatcher): void => {
    applyUpdate(doc, entry.bytes)
    logHash.add(entry)
    codeEntry(coder, state, { at: Math.round(entry.at), actor: entry.actor, changes: watched.take() })
    lastSeq = entry.seq
    if (lastSeq % entriesPer !== 0) return
    sealed.push(openVolume())
    coder = createEncoder()
  }
  /** An entry that is in a volume already: the document and the hash need it, and the hash tells whether it is the same one. */
  const catchUp = (entry: TrackedEntry): void => {
    applyUpdate(doc, entry.bytes)
    logHash.add(entry)
    lastSeq = entry.seq
    if (lastSeq % entriesPer !== 0) return
    const expected = sealed[lastSeq / entriesPer - 1]?.logHash
    if (expected === undefined || compareBytes(logHash.digest(), expected) !== 0)
      throw new Error('The volumes taken over were made of another log')
  }
  const volumes = (): readonly TracksVolume[] => {
    if (lastSeq < sealed.length * entriesPer) throw new Error('The entries of the volumes taken over are not all there')
    if (lastSeq === 0) return [{ seq: 0, bytes: encodeHead(rootNames) }]
    const all = lastSeq === sealed.length * entriesPer ? sealed : [...sealed, openVolume()]
    return all.map((volume, index) => {
      const bytes = encodeVolume(volume)
      return {
        seq: Math.min(lastSeq, (index + 1) * entriesPer),
        bytes: index === 0 ? joinBytes([encodeHead(rootNames), bytes]) : bytes,
      }
    })
  }

  return {
    resume(bytes) {
      const volume = lastSeq === 0 ? readVolume(bytes, sealed.length === 0) : null
      if (volume?.entries !== entriesPer || !decodeVolume(state, volume)) return false
      sealed.push(volume)
      return true
    },
    append(entries) {
      const rest = entries[Symbol.iterator]()
      const caughtUpAt = sealed.length * entriesPer
      let next = rest.next()
      if (watcher === null && lastSeq < caughtUpAt) {
        // One transaction: nobody looks at the document in between.
        doc.transact(() => {
          for (; next.done !== true && lastSeq < caughtUpAt; next = rest.next()) catchUp(next.value)
        })
      }
      if (next.done === true) return
      if (watcher === null) {
        watcher = watchChanges(doc)
        relearnValues(state)
      }
      for (; next.done !== true; next = rest.next()) add(next.value, watcher)
    },
    file: () => joinBytes(volumes().map(({ bytes }) => bytes)),
    volumes,
    seq: () => lastSeq,
    close() {
      watcher?.close()
      doc.destroy()
    },
  }
}

/** The tracks of a whole log at once. */
export function buildTracks(entries: Iterable<TrackedEntry>): Uint8Array {
  const builder = createTracksBuilder()
  builder.append(entries)
  const file = builder.file()
  builder.close()
  return file
}

/** The one volume that bytes hold; null where they hold anything else, or were made by another version. */
function readVolume(bytes: Uint8Array, isFirst: boolean): Volume | null {
  const head = encodeHead(rootNames)
  const start = isFirst ? head.length : 0
  if (isFirst && compareBytes(bytes.subarray(0, start), head) !== 0) return null
  const parsed = parseVolumes(bytes, start)
  const [volume, ...more] = parsed.ok ? parsed.value : []
  return volume === undefined || more.length > 0 ? null : volume
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b)
}
