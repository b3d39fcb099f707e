import { err, ok, type Result } from '@samtavle/base'
import { readUint, refuse, refused, startCursor, type Cursor } from './gate-cursor.ts'
import { maxClock, type UpdateLimits } from './gate-limits.ts'
import type { GateRefusal } from './gate-refusal.ts'
import { readStruct } from './gate-structs.ts'

/** How much an update holds; one with no structs and no delete ranges changes nothing. */
export interface UpdateFacts {
  readonly clients: number
  readonly structs: number
  readonly deleteRanges: number
}

/**
 * Checks the bytes of a Yjs update (version 1) before anything decodes them: one pass that builds nothing. What passes
 * can be given to Yjs: it is whole, well-formed, within limits, and touches only what a board document has. Whether it
 * follows from what the document already knows is for whoever holds the document to say.
 */
export function checkUpdate(bytes: Uint8Array, limits: UpdateLimits): Result<UpdateFacts, GateRefusal> {
  if (bytes.length > limits.maxBytes) return err({ reason: 'too-large', at: 0 })
  const cursor = startCursor(bytes, limits)
  const facts = { clients: 0, structs: 0, deleteRanges: 0 }
  const passes = passStructs(cursor, facts) && passDeletes(cursor, facts) && isAtEnd(cursor)
  return passes ? ok(facts) : err({ reason: cursor.refusal ?? 'truncated', at: cursor.at })
}

/** The facts while they are gathered. */
type Gathered = { -readonly [Fact in keyof UpdateFacts]: UpdateFacts[Fact] }

function passStructs(cursor: Cursor, facts: Gathered): boolean {
  const clients = readUint(cursor)
  if (clients > cursor.limits.maxClients) return refuse(cursor, 'too-many-clients')
  facts.clients = clients
  let previous = Number.POSITIVE_INFINITY
  for (let index = 0; index < clients; index += 1) {
    const count = readUint(cursor)
    const client = readUint(cursor)
    const clock = readUint(cursor)
    if (cursor.refusal) return false
    if (count === 0) return refuse(cursor, 'zero-length')
    facts.structs += count
    if (facts.structs > cursor.limits.maxStructs) return refuse(cursor, 'too-many-structs')
    // Yjs writes the highest first and keeps only the last block of a client id that comes twice.
    if (client >= previous) return refuse(cursor, 'clients-unordered')
    previous = client
    if (!passBlock(cursor, { count, client, clock })) return false
  }
  return clients !== refused
}

interface Block {
  readonly count: number
  readonly client: number
  readonly clock: number
}

function passBlock(cursor: Cursor, { count, client, clock: first }: Block): boolean {
  let clock = first
  for (let index = 0; index < count; index += 1) {
    const length = readStruct(cursor, client, clock)
    if (length === refused) return false
    if (length === 0) return refuse(cursor, 'zero-length')
    clock += length
    if (clock > maxClock) return refuse(cursor, 'clock-too-high')
  }
  return true
}

function passDeletes(cursor: Cursor, facts: Gathered): boolean {
  const clients = readUint(cursor)
  for (let index = 0; index < clients; index += 1) {
    readUint(cursor)
    const count = readUint(cursor)
    if (cursor.refusal) return false
    if (count === 0) return refuse(cursor, 'zero-length')
    facts.deleteRanges += count
    if (facts.deleteRanges > cursor.limits.maxDeleteRanges) return refuse(cursor, 'too-many-deletes')
    if (!passRanges(cursor, count)) return false
  }
  return clients !== refused
}

function passRanges(cursor: Cursor, count: number): boolean {
  for (let index = 0; index < count; index += 1) {
    const clock = readUint(cursor)
    const length = readUint(cursor)
    if (cursor.refusal) return false
    if (length === 0) return refuse(cursor, 'zero-length')
    if (clock + length > maxClock) return refuse(cursor, 'clock-too-high')
  }
  return true
}

function isAtEnd(cursor: Cursor): boolean {
  return cursor.at === cursor.bytes.length || refuse(cursor, 'trailing-bytes')
}
