import { err, ok, type Result } from '@samtavle/base'

/** One line of `GET /api/boards/:id/history`: one journal entry with its author's sector. */
export interface HistoryEntry {
  /** Position in the board's journal: 1, 2, 3, … */
  readonly seq: number
  /** Relay time in milliseconds since the epoch. */
  readonly at: number
  /** Null where nobody may know who it was. */
  readonly actor: string | null
  readonly sector: string | null
  readonly bytes: Uint8Array
}

/** What is wrong with a line that is no history entry. */
export type HistoryLineRefusal = 'not-json' | 'not-an-entry' | 'bytes-not-base64'

/** Reads one line of a history; every field is checked, because a saved history may come from anywhere. */
export function parseHistoryLine(line: string): Result<HistoryEntry, HistoryLineRefusal> {
  const parsed = parseJson(line)
  if (!parsed.ok) return parsed
  const fields = parsed.value
  if (!isRecord(fields)) return err('not-an-entry')
  const { seq, at, actor, sector, bytes } = fields
  if (!isPosition(seq) || !isTime(at) || !isNameOrNull(actor) || !isNameOrNull(sector)) return err('not-an-entry')
  if (typeof bytes !== 'string') return err('not-an-entry')
  const decoded = base64ToBytes(bytes)
  return decoded === null ? err('bytes-not-base64') : ok({ seq, at, actor, sector, bytes: decoded })
}

function parseJson(line: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(line))
  } catch {
    return err('not-json')
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isNameOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function base64ToBytes(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
