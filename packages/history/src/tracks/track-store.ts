import { createColumn, createTimeColumn } from './column.ts'
import { spliceText } from './splice-text.ts'

/** What a change left under its key. */
export const changeKinds = { absent: 0, point: 1, text: 2, value: 3 } as const

/** One property of one item: everything that was ever written under one key of one root. */
export interface Track {
  /** Index into the store's root names. */
  readonly root: number
  readonly key: string
  /** Index into the store's items. */
  readonly item: number
  /** Its newest event, or -1. */
  last: number
}

/** What hangs under one item: its tracks, oldest first. */
export interface TrackedItem {
  readonly id: string
  readonly tracks: number[]
}

/**
 * Everything the tracks of a board say, in columns. Entries are numbered from 0: entry `n` leads to moment `n + 1`, and moment 0
 * is before everything. The events of entry `n` are those from `firstEvent[n]` up to `firstEvent[n + 1]`.
 */
export type TrackStore = ReturnType<typeof createTrackStore>

/** An empty store for roots of these names. */
export function createTrackStore(rootNames: readonly string[]) {
  const store = {
    rootNames,
    actors: [] as (string | null)[],
    items: [] as TrackedItem[],
    tracks: [] as Track[],
    values: [] as unknown[],
    entries: {
      at: createTimeColumn(),
      actor: createColumn(),
      firstEvent: createColumn(),
    },
    events: {
      track: createColumn(),
      /** The event before it on the same track, or -1: what makes going back as cheap as going on. */
      previous: createColumn(),
      kind: createColumn(),
      /** x of a point, index of a value, index of a splice. */
      first: createColumn(),
      /** y of a point. */
      second: createColumn(),
    },
    splices: {
      index: createColumn(),
      remove: createColumn(),
      insertFrom: createColumn(),
      /** What was inserted, end to end, in UTF-16 units. */
      units: createColumn(),
      /** The whole text after some splices, so that none is far from one. */
      checkpoints: [] as (string | null)[],
    },
  }
  store.entries.firstEvent.push(0)
  return store
}

/** One splice of a text, with the whole text it led to. */
export interface StoredSplice {
  readonly index: number
  readonly remove: number
  readonly insert: string
  readonly text: string
  /** Splices since the last checkpoint of its track. */
  readonly sinceCheckpoint: number
}

/** Splices between checkpoints of a short text. A long text has fewer, or the copies would outweigh the words. */
const checkpointSpacing = 4
/** Characters of text per splice that checkpoints may cost. */
const checkpointShare = 128

/** Adds a splice; true when it became a checkpoint. */
export function addSplice({ splices }: TrackStore, splice: StoredSplice): boolean {
  const { index, remove, insert, text, sinceCheckpoint } = splice
  splices.index.push(index)
  splices.remove.push(remove)
  splices.insertFrom.push(splices.units.length)
  for (let at = 0; at < insert.length; at += 1) splices.units.push(insert.charCodeAt(at))
  const isCheckpoint = sinceCheckpoint >= Math.max(checkpointSpacing, text.length / checkpointShare)
  splices.checkpoints.push(isCheckpoint ? text : null)
  return isCheckpoint
}

/** The text a text event led to: from the nearest checkpoint before it, splice by splice. */
export function textAt(store: TrackStore, event: number): string {
  const { events, splices } = store
  let text = ''
  let pending = 0
  for (let at = event; at !== -1; at = events.previous.data[at] ?? -1) {
    if (events.kind.data[at] !== changeKinds.text) continue
    const splice = events.first.data[at] ?? 0
    const checkpoint = splices.checkpoints[splice] ?? null
    if (checkpoint !== null) {
      text = checkpoint
      break
    }
    pendingSplices[pending] = splice
    pending += 1
  }
  while (pending > 0) {
    pending -= 1
    text = applySplice(store, pendingSplices[pending] ?? 0, text)
  }
  return text
}

/** Splices on the way from a checkpoint, newest first; kept between calls, because texts are read by the thousand. */
const pendingSplices: number[] = []

function applySplice({ splices }: TrackStore, splice: number, text: string): string {
  const index = splices.index.data[splice] ?? 0
  return spliceText(text, { index, remove: splices.remove.data[splice] ?? 0, insert: insertOf(splices, splice) })
}

function insertOf(splices: TrackStore['splices'], splice: number): string {
  const from = splices.insertFrom.data[splice] ?? 0
  const isLast = splice + 1 === splices.insertFrom.length
  const to = isLast ? splices.units.length : (splices.insertFrom.data[splice + 1] ?? from)
  return unitsToString(splices.units.data, from, to)
}

/** Units handed to one call: engines bound how many arguments a call can have. */
const unitsPerCall = 8192

function unitsToString(units: Int32Array, from: number, to: number): string {
  if (to - from === 1) return String.fromCharCode(units[from] ?? 0)
  let text = ''
  for (let at = from; at < to; at += unitsPerCall) {
    text += String.fromCharCode(...units.subarray(at, Math.min(to, at + unitsPerCall)))
  }
  return text
}
