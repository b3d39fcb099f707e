import { isRecord, type Zone } from '@samtavle/board/reading'
import { valueAt, wordsAtMoment } from '../player/moment-roots.ts'
import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed, type Deed, type DeedKind } from './deeds.ts'

/** One turn in the life of an item, with who brought it about. */
export interface LifeTurn {
  readonly kind: DeedKind
  readonly moment: number
  readonly at: number
  readonly actor: string | null
  readonly sector: string | null
  /** Where it went, for a move from one zone to another. */
  readonly zones?: readonly [from: Zone | null, to: Zone | null]
  /** What it said, for a rewording. */
  readonly words?: readonly [before: string, after: string]
  /** Which of its texts was reworded; without it, its own. */
  readonly field?: string
  /** Why, for a reservation. */
  readonly reason?: string
}

/** A pause that parts one rewording from the next, in milliseconds. */
const rewordingPauseMs = 10_000

/**
 * The life of one item: added, moved from zone to zone, reworded, held, reserved against, deleted, restored. Moves within a zone
 * and the order of the pile are left out; keys pressed in one go are one rewording.
 */
export function lifeOf(tracks: Tracks, item: string): readonly LifeTurn[] {
  return livesOf(tracks, new Set([item])).get(item) ?? []
}

/** The lives of several items, told in one pass. */
export function livesOf(tracks: Tracks, items: ReadonlySet<string>): ReadonlyMap<string, readonly LifeTurn[]> {
  const lives = new Map<string, LifeSoFar>()
  eachDeed(tracks, (deed) => {
    if (!items.has(deed.item)) return
    const life = lives.get(deed.item) ?? { isAdded: false, zone: null, turns: [] }
    lives.set(deed.item, life)
    const turn = turnOf(tracks, deed, life)
    if (deed.kind === 'added') life.isAdded = true
    life.zone = deed.zone
    if (turn !== null) addTurn(life.turns, turn)
  })
  return new Map(Array.from(lives, ([item, { turns }]) => [item, turns]))
}

interface LifeSoFar {
  isAdded: boolean
  zone: Zone | null
  readonly turns: LifeTurn[]
}

function addTurn(turns: LifeTurn[], turn: LifeTurn): void {
  const last = turns.at(-1)
  if (last !== undefined && isSameRewording(last, turn)) turns[turns.length - 1] = joinRewordings(last, turn)
  else turns.push(turn)
}

function turnOf(tracks: Tracks, deed: Deed, { isAdded, zone }: Readonly<LifeSoFar>): LifeTurn | null {
  const { kind, moment, at, actor, sector } = deed
  const turn = { kind, moment, at, actor, sector }
  if (kind === 'added') return isAdded ? null : turn
  if (kind === 'raised' || kind === 'resized') return null
  if (kind === 'moved') return isAdded && deed.zone !== zone ? { ...turn, zones: [zone, deed.zone] } : null
  if (kind === 'reworded') {
    const words = [wordsAt(tracks, before(tracks, deed.event)), wordsAt(tracks, deed.event)] as const
    return words[0] === words[1] ? null : { ...turn, words, ...fieldOf(tracks, deed.event) }
  }
  if (kind === 'recoloured' && before(tracks, deed.event) === -1) return null
  return kind === 'reserved' ? { ...turn, reason: reasonAt(tracks, deed.event) } : turn
}

/** The field that a text belongs to beside an item's own words, from its key `id/field`. */
function fieldOf({ store }: Tracks, event: number): { readonly field?: string } {
  const key = store.tracks[store.events.track.data[event] ?? -1]?.key ?? ''
  const slash = key.indexOf('/')
  return slash === -1 ? {} : { field: key.slice(slash + 1) }
}

function before({ store }: Tracks, event: number): number {
  return store.events.previous.data[event] ?? -1
}

function wordsAt({ store }: Tracks, event: number): string {
  return wordsAtMoment(valueAt(store, event)) ?? ''
}

function reasonAt({ store }: Tracks, event: number): string {
  const value = valueAt(store, event)
  const reason = isRecord(value) ? value['reserve'] : null
  return typeof reason === 'string' ? reason : ''
}

function isSameRewording(last: LifeTurn, next: LifeTurn): boolean {
  const isOne =
    last.kind === 'reworded' && next.kind === 'reworded' && last.actor === next.actor && last.field === next.field
  return isOne && next.at - last.at <= rewordingPauseMs && last.words?.[1] === next.words?.[0]
}

/** Told by its last key, with the words from before its first. */
function joinRewordings(last: LifeTurn, next: LifeTurn): LifeTurn {
  return { ...next, words: [last.words?.[0] ?? '', next.words?.[1] ?? ''] }
}
