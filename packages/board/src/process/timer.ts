import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import { isRecord, parseTime } from '../document/parse.ts'
import { nowKey } from './process-roots.ts'

/** The one timer of a board, in the relay's time: running towards its end, or standing with so much left. */
export type Timer = Mark & { readonly totalMs: number } & (
    | { readonly state: 'running'; readonly endsAt: number }
    | { readonly state: 'paused'; readonly leftMs: number }
  )

/** A day: nobody is timed for longer. */
export const longestTimerMs = 86_400_000

/** The timer of a process document, if one is set. */
export function timerIn(doc: Y.Doc): Timer | null {
  const value = doc.getMap<unknown>('timer').get(nowKey)
  const mark = parseMark(value)
  if (mark === null || !isRecord(value)) return null
  const totalMs = parseSpan(value['totalMs'])
  const endsAt = parseTime(value['endsAt'])
  const leftMs = parseSpan(value['leftMs'])
  if (totalMs === null) return null
  if (endsAt !== null) return Object.freeze({ ...mark, totalMs, state: 'running', endsAt })
  return leftMs === null ? null : Object.freeze({ ...mark, totalMs, state: 'paused', leftMs })
}

/** What is left of a timer in milliseconds, never less than nothing; `now` is the relay's time. */
export function timeLeft(timer: Timer, now: number): number {
  const leftMs = timer.state === 'paused' ? timer.leftMs : timer.endsAt - now
  return Math.min(longestTimerMs, Math.max(0, leftMs))
}

/** How a timer is stored: one value, because its parts say nothing without each other. */
export function storedTimer(timer: Timer): Readonly<Record<string, unknown>> {
  const { by, at, totalMs } = timer
  return timer.state === 'running'
    ? { by, at, totalMs, endsAt: timer.endsAt }
    : { by, at, totalMs, leftMs: timer.leftMs }
}

function parseSpan(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= longestTimerMs ? value : null
}
