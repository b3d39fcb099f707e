import { err, ok, type Result } from '@samtavle/base'
import { createDecoder, isOverrun } from '../coding/coder.ts'
import { codeEntry } from './code-entry.ts'
import { DamagedTracksError } from './code-value.ts'
import { createCodecState, type CodecState } from './codec-state.ts'
import { parseTracksFile, type TracksRefusal, type Volume } from './file-format.ts'
import type { TrackStore } from './track-store.ts'

/** The tracks of a board, open for playing and for stories. */
export interface Tracks {
  readonly store: TrackStore
  /** How many moments there are after the empty one: moment `n` is the board after its nth entry. */
  readonly lastMoment: number
  /** SHA-256 over the log this came from, in hexadecimal; empty for a file without entries. */
  readonly logHash: string
}

/** Opens a tracks file. Never throws: whatever the bytes are, there is an answer. */
export function openTracks(bytes: Uint8Array): Result<Tracks, TracksRefusal> {
  const parts = openTracksInParts(bytes)
  for (let part = parts.next(); ; part = parts.next()) if (part.done === true) return part.value
}

/**
 * Opens a tracks file volume by volume, so that a long history shows its beginning while the rest is still being decoded. Each
 * part says everything up to its last moment; players made on a part stay sound for the moments it had. Returns the whole.
 */
export function* openTracksInParts(bytes: Uint8Array): Generator<Tracks, Result<Tracks, TracksRefusal>, void> {
  const file = parseTracksFile(bytes)
  if (!file.ok) return file
  const { rootNames, volumes } = file.value
  const state = createCodecState(rootNames)
  const { store } = state
  const upTo = (volume: Volume | undefined): Tracks => ({
    store,
    lastMoment: store.entries.at.length,
    logHash: toHex(volume?.logHash),
  })
  for (const volume of volumes) {
    if (!decodeVolume(state, volume)) return err('damaged')
    if (volume !== volumes.at(-1)) yield upTo(volume)
  }
  return ok(upTo(volumes.at(-1)))
}

/** Adds a volume's entries to what was decoded before it; false when it says what cannot be. */
export function decodeVolume(state: CodecState, { coded, entries }: Volume): boolean {
  const coder = createDecoder(coded)
  try {
    for (let index = 0; index < entries && !isOverrun(coder); index += 1) codeEntry(coder, state, null)
  } catch (error) {
    if (error instanceof DamagedTracksError) return false
    throw error
  }
  return !isOverrun(coder)
}

function toHex(bytes: Uint8Array | undefined): string {
  return Array.from(bytes ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('')
}
