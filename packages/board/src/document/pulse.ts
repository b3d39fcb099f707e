import { isRecord, parseTime, parseWords } from './parse.ts'
import type { ActorId } from './schema.ts'

/** What a pulse asks. */
export const pulseQuestions = ['ours', 'equals', 'exchange', 'learn', 'lead', 'dare', 'here'] as const
export type PulseQuestion = (typeof pulseQuestions)[number]

/** Answers go from 1, not at all, to 5, entirely. */
export const pulseSteps = 5

/** How many of a group gave each answer to a question: `counts[0]` said 1, `counts[4]` said 5. */
export interface PulseGroup {
  /** One sector, or several that were too few each; null is those who said none. Empty where only the whole is told. */
  readonly sectors: readonly (string | null)[]
  readonly counts: readonly number[]
}

/** The answers to one question in groups that are each large enough, no answer in two of them. */
export type PulseTally = ReadonlyMap<PulseQuestion, readonly PulseGroup[]>

/** A pulse that was started; `tally` is null until it is closed. It never holds one person's answer. */
export interface PulseRound {
  readonly id: string
  /** Who asked for it. */
  readonly by: ActorId | null
  readonly at: number
  readonly closedAt: number | null
  readonly tally: PulseTally | null
}

/** Reads `pulses[id]`; null when it is no pulse. Questions and groups that are wrong are left out. */
export function parsePulse(id: string, value: unknown): PulseRound | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at'])
  if (at === null) return null
  const closedAt = parseTime(value['closedAt'])
  const tally = closedAt === null ? null : parseTally(value['tally'])
  return Object.freeze({ id, by: parseWords(value['by']) as ActorId | null, at, closedAt, tally })
}

function parseTally(value: unknown): PulseTally {
  const stored = isRecord(value) ? value : {}
  return new Map(pulseQuestions.map((question) => [question, parseGroups(stored[question])]))
}

function parseGroups(value: unknown): readonly PulseGroup[] {
  const groups: readonly unknown[] = Array.isArray(value) ? value : []
  return groups.map(parseGroup).filter((group) => group !== null)
}

function parseGroup(value: unknown): PulseGroup | null {
  if (!isRecord(value)) return null
  const { sectors, counts } = value
  if (!Array.isArray(sectors) || !sectors.every(isSector)) return null
  if (!Array.isArray(counts) || counts.length !== pulseSteps || !counts.every(isCount)) return null
  return { sectors, counts }
}

function isSector(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
