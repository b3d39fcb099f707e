import type { ActorRecord, BoardRecord, LinkRecord, NewEntry, Store, TokenRecord } from '../store.ts'

/** An entry as the relay makes them. */
export function newEntry(room: string, words: string, more: Partial<NewEntry> = {}): NewEntry {
  const bytes = new TextEncoder().encode(words)
  return { room, at: 1_760_000_000_000, actor: 'anna', role: 'contribute', generation: 0, bytes, ...more }
}

export function boardRecord(id: string): BoardRecord {
  return { id, title: `The board ${id}`, language: 'da', createdAt: 1_760_000_000_000 }
}

export function linkRecord(id: string, boardId: string, more: Partial<LinkRecord> = {}): LinkRecord {
  const secretHash = new Uint8Array(32).fill(id.length)
  const none = { label: null, hideNames: false, expiresAt: null, revokedAt: null }
  return { id, boardId, role: 'contribute', secretHash, createdAt: 1_760_000_000_000, ...none, ...more }
}

export function actorRecord(id: string, boardId: string, more: Partial<ActorRecord> = {}): ActorRecord {
  return { id, boardId, name: `Name of ${id}`, sector: 'public', joinedAt: 1_760_000_000_000, ...more }
}

export function tokenRecord(boardId: string, linkId: string, first: number): TokenRecord {
  const hash = new Uint8Array(32).fill(first)
  return { hash, boardId, actorId: 'anna', linkId, role: 'contribute', expiresAt: 1_760_000_000_000 }
}

/** Adds boards without links. */
export async function addBoards(store: Store, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await store.addBoard(boardRecord(id), [])
}

/** The words of a room's entries, in order. */
export async function wordsOf(store: Store, room: string): Promise<readonly string[]> {
  const entries = await store.read(room)
  return entries.map((entry) => new TextDecoder().decode(entry.bytes))
}
