import { roles, type Role } from '@samtavle/protocol'

/** A board that was opened on this device. The links stay on the device and are never drawn for a facilitator's role. */
export interface KnownBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  /** Milliseconds since the epoch. */
  readonly openedAt: number
  readonly actorId: string
  readonly name: string | null
  readonly sector: string | null
  /** False between a first visit and the answer to who they are: they are asked again. */
  readonly greeted: boolean
  /** `<linkId>.<secret>` of the link that let this device in, to come back when the cookie has run out. */
  readonly link: string | null
  /** Whole link for inviting others, where this device made one or came in by it. */
  readonly invitation: string | null
}

/** The part of the browser's storage that is needed; tests pass a map. */
export interface DeviceStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The boards of this device, newest first. */
export interface BoardList {
  readonly all: () => readonly KnownBoard[]
  readonly find: (id: string) => KnownBoard | undefined
  /** Adds a board, or updates the given facts of a known one. */
  readonly keep: (board: KnownBoard) => void
  readonly update: (id: string, facts: Partial<Omit<KnownBoard, 'id'>>) => void
  readonly remove: (id: string) => void
  readonly watch: (listener: () => void) => () => void
}

const key = 'samtavle.boards'
/** More than anybody looks through; the oldest leave first. */
const mostBoards = 60

/** Opens the list over a storage; a storage that refuses costs memory across visits, nothing else. */
export function createBoardList(storage: DeviceStorage): BoardList {
  let boards = readBoards(safely(() => storage.getItem(key)) ?? null)
  const listeners = new Set<() => void>()

  function write(next: readonly KnownBoard[]): void {
    boards = newestFirst(next)
    safely(() => storage.setItem(key, JSON.stringify(boards)))
    for (const listener of [...listeners]) listener()
  }

  return {
    all: () => boards,
    find: (id) => boards.find((board) => board.id === id),
    keep: (board) => write([board, ...boards.filter((other) => other.id !== board.id)]),
    update(id, facts) {
      if (boards.some((board) => board.id === id && differs(board, facts)))
        write(boards.map((board) => (board.id === id ? { ...board, ...facts } : board)))
    },
    remove: (id) => write(boards.filter((board) => board.id !== id)),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads what an earlier visit, an older version or a stranger left in the storage; what is not a board is dropped. */
export function readBoards(stored: string | null): readonly KnownBoard[] {
  const rows: unknown = safely((): unknown => JSON.parse(stored ?? '[]'))
  if (!Array.isArray(rows)) return []
  return newestFirst(rows.flatMap((row: unknown) => readBoard(row) ?? []))
}

function readBoard(row: unknown): KnownBoard | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const fields: Readonly<Record<string, unknown>> = { ...row }
  const { id, actorId, openedAt } = fields
  const role = roles.find((known) => known === fields['role'])
  if (typeof id !== 'string' || typeof actorId !== 'string' || typeof openedAt !== 'number' || !role) return undefined
  return {
    id,
    actorId,
    openedAt,
    role,
    title: textOrNull(fields['title']) ?? '',
    name: textOrNull(fields['name']),
    sector: textOrNull(fields['sector']),
    greeted: fields['greeted'] !== false,
    link: textOrNull(fields['link']),
    invitation: textOrNull(fields['invitation']),
  }
}

function newestFirst(boards: readonly KnownBoard[]): readonly KnownBoard[] {
  return boards.toSorted((a, b) => b.openedAt - a.openedAt).slice(0, mostBoards)
}

function differs(board: KnownBoard, facts: Partial<KnownBoard>): boolean {
  const known: Readonly<Record<string, unknown>> = { ...board }
  return Object.entries(facts).some(([name, value]) => known[name] !== value)
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function safely<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
