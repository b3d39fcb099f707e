import type { TrackStore } from '../tracks/track-store.ts'

/** The events of every track in order, end to end: those of track `t` lie from `start[t]` up to `start[t + 1]`. */
export interface EventsByTrack {
  readonly start: Uint32Array
  readonly events: Uint32Array
}

/** Sorts the events of a store by track, in time proportional to their number. */
export function eventsByTrack({ events, tracks }: TrackStore): EventsByTrack {
  const count = events.track.length
  const track = events.track.data
  const start = new Uint32Array(tracks.length + 1)
  for (let event = 0; event < count; event += 1) {
    const after = (track[event] ?? 0) + 1
    start[after] = (start[after] ?? 0) + 1
  }
  for (let index = 0; index < tracks.length; index += 1)
    start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0)
  const next = start.slice()
  const sorted = new Uint32Array(count)
  for (let event = 0; event < count; event += 1) {
    const of = track[event] ?? 0
    const at = next[of] ?? 0
    sorted[at] = event
    next[of] = at + 1
  }
  return { start, events: sorted }
}

/** The newest event of a track before the event numbered `end`, or -1. */
export function newestBefore({ start, events }: EventsByTrack, track: number, end: number): number {
  const from = start[track] ?? 0
  let low = from
  let high = start[track + 1] ?? from
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle] ?? 0) < end) low = middle + 1
    else high = middle
  }
  return low === from ? -1 : (events[low - 1] ?? -1)
}
