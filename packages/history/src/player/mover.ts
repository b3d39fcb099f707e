import type { TrackStore } from '../tracks/track-store.ts'
import type { EventByTrack } from './moment-roots.ts'

/** Brings tracks from one place in the history to another. */
export interface Mover {
  /** Brings every track from just before event `from` to just before event `to`, and then tells each that moved, once. */
  move(from: number, to: number, onTrack: (track: number) => void): void
}

/** A near jump goes from event to event, backwards by each event's note of the one before; a far one begins at a keyframe. */
export function createMover(store: TrackStore, eventByTrack: EventByTrack, endEvent: number): Mover {
  const { track, previous } = store.events
  // As many events apart as there are tracks: keyframes then take as much room as one column, and a leap walks half as far as it looks.
  const spacing = Math.max(1, eventByTrack.length)
  const keyframes = keyframesOf(store, { tracks: eventByTrack.length, spacing, endEvent })
  const wanted = new Int32Array(eventByTrack.length)
  const met = new Uint32Array(eventByTrack.length)
  // Which jump last met each track, so that a track met twice is told once.
  const metIn = new Uint32Array(eventByTrack.length)
  let metCount = 0
  let jump = 0

  const meet = (of: number): void => {
    if (metIn[of] === jump) return
    metIn[of] = jump
    met[metCount] = of
    metCount += 1
  }
  const walk = (from: number, to: number): void => {
    for (let event = from; event < to; event += 1) {
      const of = track.data[event] ?? 0
      eventByTrack[of] = event
      meet(of)
    }
    for (let event = from - 1; event >= to; event -= 1) {
      const of = track.data[event] ?? 0
      eventByTrack[of] = previous.data[event] ?? -1
      meet(of)
    }
  }
  const leap = (to: number): void => {
    const nearest = Math.min(keyframes.length - 1, Math.round(to / spacing))
    const start = nearest * spacing
    wanted.set(keyframes[nearest] ?? [])
    for (let event = start; event < to; event += 1) wanted[track.data[event] ?? 0] = event
    for (let event = start - 1; event >= to; event -= 1) wanted[track.data[event] ?? 0] = previous.data[event] ?? -1
    for (let of = 0; of < wanted.length; of += 1) {
      const event = wanted[of] ?? -1
      if (event === eventByTrack[of]) continue
      eventByTrack[of] = event
      meet(of)
    }
  }
  return {
    move(from, to, onTrack) {
      jump += 1
      metCount = 0
      if (Math.abs(to - from) > spacing) leap(to)
      else walk(from, to)
      // Only now: a reading looks at what a track says, and a track can move more than once on the way.
      for (let index = 0; index < metCount; index += 1) onTrack(met[index] ?? 0)
    },
  }
}

/** The newest event of every track just before every so manieth event; the first keyframe is before everything. */
function keyframesOf(
  { events }: TrackStore,
  { tracks, spacing, endEvent }: { readonly tracks: number; readonly spacing: number; readonly endEvent: number },
): readonly Int32Array[] {
  const now = new Int32Array(tracks).fill(-1)
  const keyframes = [now.slice()]
  for (let event = 0; event < endEvent; event += 1) {
    now[events.track.data[event] ?? 0] = event
    if ((event + 1) % spacing === 0) keyframes.push(now.slice())
  }
  return keyframes
}
