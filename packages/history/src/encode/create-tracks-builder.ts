import { rootNames } from '@samtavle/board/reading'
import { applyUpdate, Doc } from 'yjs'
import { createEncoder, encodedBytes } from '../coding/coder.ts'
import { codeEntry } from '../tracks/code-entry.ts'
import { createCodecState } from '../tracks/codec-state.ts'
import { encodeHead, encodeVolume, entriesPerVolume } from '../tracks/file-format.ts'
import { createLogHash, type HashedEntry } from './log-hash.ts'
import { watchChanges } from './watch-changes.ts'

/** A journal entry as far as tracks need it: rows of the journal and lines of a saved history both are. */
export type TrackedEntry = HashedEntry

/** Builds a board's tracks while its session runs. The same entries give the same bytes, in whatever portions they came. */
export interface TracksBuilder {
  /** Adds the next entries of the log; each is folded once. */
  append(entries: Iterable<TrackedEntry>): void
  /** The file up to the last entry. Building goes on afterwards. */
  file(): Uint8Array
  /** The volumes that are full, and so will never change, with the head in front of the first. */
  sealed(): readonly Uint8Array[]
  /** The seq of the last entry; 0 before the first. */
  seq(): number
  close(): void
}

/** Starts the tracks of one board's shared room. */
export function createTracksBuilder(): TracksBuilder {
  const doc = new Doc()
  const watcher = watchChanges(doc)
  const state = createCodecState(rootNames)
  const logHash = createLogHash()
  const sealed: Uint8Array[] = []
  let coder = createEncoder()
  let open = 0
  let lastSeq = 0

  const openVolume = (): Uint8Array =>
    encodeVolume({ entries: open, logHash: logHash.digest(), coded: encodedBytes(coder) })
  const seal = (): void => {
    sealed.push(openVolume())
    coder = createEncoder()
    open = 0
  }

  return {
    append(entries) {
      for (const entry of entries) {
        applyUpdate(doc, entry.bytes)
        logHash.add(entry)
        codeEntry(coder, state, { at: Math.round(entry.at), actor: entry.actor, changes: watcher.take() })
        lastSeq = entry.seq
        open += 1
        if (open === entriesPerVolume) seal()
      }
    },
    file: () => joinBytes([encodeHead(rootNames), ...sealed, ...(open === 0 ? [] : [openVolume()])]),
    sealed: () => sealed.map((volume, index) => (index === 0 ? joinBytes([encodeHead(rootNames), volume]) : volume)),
    seq: () => lastSeq,
    close() {
      watcher.close()
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

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
