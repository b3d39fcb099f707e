import { systemClock } from '@samtavle/base'
import { roles, type Role } from '@samtavle/protocol'
import { openSqliteStore, type LinkRecord } from '@samtavle/storage'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** One entry of a log that is kept as it was played. */
export interface LogEntry {
  readonly at: number
  readonly actor: string | null
  readonly bytes: Uint8Array
}

/** A board whose journal was written before its relay started, with the times it was played at. */
export interface KeptBoard {
  readonly id: string
  /** `<linkId>.<secret>` by role; `nameless` is a view link that hides names. */
  readonly links: Readonly<Record<Role | 'nameless', string>>
}

/** What to keep. */
export interface LogToKeep {
  readonly dataDir: string
  readonly title: string
  readonly entries: readonly LogEntry[]
  /** The journal of the process room; none by default. */
  readonly process?: readonly LogEntry[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly sector: string }[]
}

/** Entries written at a time: some hundred kilobytes. */
const batch = 5000

/** Writes a log into the store of a relay that is not running yet. */
export async function keepLog({ dataDir, title, entries, people, process = [] }: LogToKeep): Promise<KeptBoard> {
  const store = await openSqliteStore({ path: join(dataDir, 'samtavle.db'), clock: systemClock })
  const id = newId()
  const createdAt = entries[0]?.at ?? 0
  const kinds = [...roles, 'nameless'] as const
  const made = kinds.map((kind) => ({ kind, secret: randomBytes(32).toString('base64url'), linkId: newId() }))
  const links = made.map(({ kind, secret, linkId }): LinkRecord => ({
    id: linkId,
    boardId: id,
    role: kind === 'nameless' ? 'view' : kind,
    secretHash: new Uint8Array(createHash('sha256').update(secret).digest()),
    label: null,
    hideNames: kind === 'nameless',
    createdAt,
    expiresAt: null,
    revokedAt: null,
  }))
  const actors = people.map((person) => ({ ...person, boardId: id, joinedAt: createdAt }))
  try {
    mustBeKept(await store.addBoard({ id, title, language: 'en', createdAt }, links, actors))
    const walk = process.map((entry) => ({ room: `${id}.process`, role: 'facilitate', generation: 0, ...entry }))
    if (walk.length > 0) mustBeKept(await store.append(walk))
    for (let from = 0; from < entries.length; from += batch) {
      const rows = entries.slice(from, from + batch)
      mustBeKept(
        await store.append(
          rows.map(({ at, actor, bytes }) => ({ room: id, at, actor, role: 'contribute', generation: 0, bytes })),
        ),
      )
    }
  } finally {
    await store.close()
  }
  const secretOf = (kind: (typeof kinds)[number]): string =>
    made.filter((link) => link.kind === kind).map(({ linkId, secret }) => `${linkId}.${secret}`)[0] ?? ''
  return {
    id,
    links: {
      facilitate: secretOf('facilitate'),
      contribute: secretOf('contribute'),
      view: secretOf('view'),
      nameless: secretOf('nameless'),
    },
  }
}

function newId(): string {
  return randomBytes(12).toString('base64url')
}

function mustBeKept(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error('the store did not keep the log')
}
