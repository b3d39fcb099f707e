import type * as Y from 'yjs'
import { isRecord, parseTime, parseWords } from '../document/parse.ts'
import { zones, type ActorId, type Zone } from '../document/schema.ts'
import { parseCircles, type Circles } from './circles.ts'

/**
 * A round of private writing: each person's notes stay in a document of their own until the relay reveals them. It stands in the
 * process document and is written by the relay alone, so that what was promised before writing cannot be changed after.
 */
export interface Round {
  readonly id: string
  /** Who began it. */
  readonly by: ActorId | null
  readonly at: number
  /** Whether nobody will ever learn who wrote what. */
  readonly isAnonymous: boolean
  /** What people are asked. */
  readonly prompt: string
  /** Where the notes go when they are revealed. */
  readonly zone: Zone
  /** When the writing was over; null while it goes on. */
  readonly endedAt: number | null
  /** Who reads what whom wrote, in a round that goes from one to two to four to all; null in every other, for good. */
  readonly circles: Circles | null
}

/** The root of the process document that rounds stand in; only the relay writes there. */
export const roundRootName = 'rounds'

/** Reads `rounds[id]`; null when it is no round. */
export function parseRound(id: string, value: unknown): Round | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at'])
  const zone = zones.find((known) => known === value['zone'])
  if (at === null || zone === undefined) return null
  const prompt = parseWords(value['prompt']) ?? ''
  const by = parseWords(value['by']) as ActorId | null
  const isAnonymous = value['anonymous'] === true
  return Object.freeze({
    id,
    by,
    at,
    isAnonymous,
    prompt,
    zone,
    endedAt: parseTime(value['endedAt']),
    // Nothing that was promised to be nobody's is read by anybody as somebody's.
    circles: isAnonymous ? null : parseCircles(value['circles']),
  })
}

/** The rounds of a process document, oldest first. */
export function roundsIn(doc: Y.Doc): readonly Round[] {
  const stored = doc.getMap<unknown>(roundRootName)
  return [...stored]
    .map(([id, value]) => parseRound(id, value))
    .filter((round) => round !== null)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Writes a round that was begun or ended. */
export function writeRound(doc: Y.Doc, { id, isAnonymous, circles, ...facts }: Round): void {
  const widening =
    circles === null ? {} : { circles: { size: circles.size, groups: circles.groups.map((group) => [...group]) } }
  doc.getMap<unknown>(roundRootName).set(id, { ...facts, anonymous: isAnonymous, ...widening })
}
