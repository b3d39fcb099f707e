import { readFileSync } from 'node:fs'

/** One thing a program did to its disk, or bytes it sent to a socket, in the order it happened. */
export type DiskAct =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  /** What had been done to the file when the sync of this number began is durable now. */
  | { readonly kind: 'sync'; readonly number: number; readonly path: string }
  | { readonly kind: 'sync-begins'; readonly number: number }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'send'; readonly socket: number; readonly bytes: Uint8Array }

/** Reads what `recording-disk.c` wrote. */
export function readDiskRecord(path: string): readonly DiskAct[] {
  const record = readFileSync(path)
  const acts: DiskAct[] = []
  let offset = 0
  const number = (): number => {
    offset += 8
    return Number(record.readBigUInt64LE(offset - 8))
  }
  const bytes = (): Uint8Array => {
    const size = number()
    offset += size
    return record.subarray(offset - size, offset)
  }
  const text = (): string => Buffer.from(bytes()).toString()
  while (offset < record.length) {
    const kind = String.fromCharCode(record[offset] ?? 0)
    offset += 1
    if (kind === 'W') acts.push({ kind: 'write', path: text(), offset: number(), bytes: bytes() })
    else if (kind === 'T') acts.push({ kind: 'truncate', path: text(), size: number() })
    else if (kind === 'B') acts.push({ kind: 'sync-begins', number: number() })
    else if (kind === 'S') acts.push({ kind: 'sync', number: number(), path: text() })
    else if (kind === 'U') acts.push({ kind: 'unlink', path: text() })
    else if (kind === 'N') acts.push({ kind: 'send', socket: number(), bytes: bytes() })
    else throw new Error(`The record has an unknown act “${kind}” before byte ${offset}`)
  }
  return acts
}
