import { err, ok, type Result } from '@samtavle/base'
import { checksumOf } from './checksum.ts'

/** The version of the layout and of what is derived; a file of another version is made again from the log, never guessed at. */
const tracksVersion = 1

/** Entries of a full volume. A volume that is full is never written again, and the first is shown before the others are read: small enough for that to be at once. */
export const entriesPerVolume = 4096

/** Why bytes are no tracks: other bytes, a version this code does not know, cut short, or changed on the way. */
export type TracksRefusal = 'not-tracks' | 'version-unknown' | 'truncated' | 'damaged'

/** One volume: so many entries, the hash of the log up to its last one, and what was coded. */
export interface Volume {
  readonly entries: number
  readonly logHash: Uint8Array
  readonly coded: Uint8Array
}

/** A tracks file taken apart. */
export interface TracksFile {
  readonly rootNames: readonly string[]
  readonly volumes: readonly Volume[]
}

const magic = [0x53, 0x54, 0x52, 0x4b] as const
const logHashBytes = 32
const volumeHeadBytes = 12 + logHashBytes
/** Most roots a file may name: what a track's root is coded with. */
const mostRoots = 32

/** The head of a file: what it is, its version and the roots by name. */
export function encodeHead(rootNames: readonly string[]): Uint8Array {
  const names = new TextEncoder().encode(JSON.stringify(rootNames))
  const head = new Uint8Array(12 + names.length)
  head.set(magic)
  const view = new DataView(head.buffer)
  view.setUint16(4, tracksVersion)
  view.setUint16(6, names.length)
  view.setUint32(8, checksumOf(names))
  head.set(names, 12)
  return head
}

/** A volume as bytes. */
export function encodeVolume({ entries, logHash, coded }: Volume): Uint8Array {
  const bytes = new Uint8Array(volumeHeadBytes + coded.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(4, coded.length)
  view.setUint32(8, entries)
  bytes.set(logHash.subarray(0, logHashBytes), 12)
  bytes.set(coded, volumeHeadBytes)
  view.setUint32(0, checksumOf(bytes.subarray(4)))
  return bytes
}

/** Takes a file apart; every byte is checked before anything is decoded. */
export function parseTracksFile(bytes: Uint8Array): Result<TracksFile, TracksRefusal> {
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    return err(
      bytes.length < magic.length && bytes.every((byte, index) => byte === magic[index]) ? 'truncated' : 'not-tracks',
    )
  }
  if (bytes.length < 12) return err('truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(4) !== tracksVersion) return err('version-unknown')
  const end = 12 + view.getUint16(6)
  if (bytes.length < end) return err('truncated')
  const names = bytes.subarray(12, end)
  const rootNames = checksumOf(names) === view.getUint32(8) ? parseNames(names) : null
  if (rootNames === null) return err('damaged')
  const volumes = parseVolumes(bytes, end)
  return volumes.ok ? ok({ rootNames, volumes: volumes.value }) : volumes
}

/** Takes volumes apart that begin at some place; every byte is checked before anything is decoded. */
export function parseVolumes(bytes: Uint8Array, start: number): Result<readonly Volume[], TracksRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const volumes: Volume[] = []
  let at = start
  while (at < bytes.length) {
    if (at + volumeHeadBytes > bytes.length) return err('truncated')
    const end = at + volumeHeadBytes + view.getUint32(at + 4)
    if (end > bytes.length) return err('truncated')
    const entries = view.getUint32(at + 8)
    const isSound = checksumOf(bytes.subarray(at + 4, end)) === view.getUint32(at)
    if (!isSound || entries === 0 || entries > entriesPerVolume) return err('damaged')
    const logHash = bytes.slice(at + 12, at + volumeHeadBytes)
    volumes.push({ entries, logHash, coded: bytes.subarray(at + volumeHeadBytes, end) })
    at = end
  }
  return ok(volumes)
}

function parseNames(bytes: Uint8Array): readonly string[] | null {
  try {
    const names: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!Array.isArray(names) || names.length > mostRoots) return null
    return names.every((name): name is string => typeof name === 'string') ? names : null
  } catch {
    // Checksummed bytes that are no JSON were made up: the same answer as for any other damage.
    return null
  }
}
