import { decodeUpdate } from 'yjs'
import type { TakenApart } from './missing.ts'

/** Reads an update without applying it; null when Yjs cannot read it. */
export function takeApart(bytes: Uint8Array): TakenApart | null {
  try {
    const { structs, ds } = decodeUpdate(bytes)
    return { structs, deletes: ds.clients }
  } catch {
    // Decoding touches nothing shared, so bytes that Yjs cannot read are simply refused.
    return null
  }
}
