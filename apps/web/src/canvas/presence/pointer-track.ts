/** One other's pointer as it is drawn: between the last places heard of, a little behind them. */
export interface PointerTrack {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly heardAt: number
  /** The usual time between two places of this person: what a glide takes. */
  readonly pace: number
}

const firstPaceMs = 60
const quickestPaceMs = 20
/** The slowest pace: after this time every pointer is where it was heard of. */
export const longestGlideMs = 180
/** A still pointer fades after this time and is away after that. */
export const idleAfterMs = 1000
const awayAfterMs = 60_000
/** Fading takes so long, and leaves so much of a pointer that rests. */
const fadeMs = 400
const idleOpacity = 0.5

/** A new place was heard of. */
export function heard(track: PointerTrack | undefined, to: readonly [number, number], time: number): PointerTrack {
  if (track === undefined) return { from: to, to, heardAt: time, pace: firstPaceMs }
  if (track.to[0] === to[0] && track.to[1] === to[1]) return track
  const since = Math.min(longestGlideMs, Math.max(quickestPaceMs, time - track.heardAt))
  return { from: pointerAt(track, time), to, heardAt: time, pace: track.pace * 0.7 + since * 0.3 }
}

/** Where the pointer is drawn. */
export function pointerAt({ from, to, heardAt, pace }: PointerTrack, time: number): readonly [x: number, y: number] {
  const part = Math.min(1, Math.max(0, (time - heardAt) / pace))
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}

/** Whether it still moves, rests, or its person is away. */
export function livelinessOf({ heardAt, pace }: PointerTrack, time: number): 'moving' | 'fresh' | 'idle' | 'away' {
  const since = time - heardAt
  if (since > awayAfterMs) return 'away'
  if (since > idleAfterMs) return 'idle'
  return since < pace ? 'moving' : 'fresh'
}

/** How much is seen of it where it is painted: the style sheet fades those that are elements alike. */
export function opacityAt(track: PointerTrack, time: number): number {
  const since = time - track.heardAt
  const faded = (from: number): number => Math.min(1, Math.max(0, (since - from) / fadeMs))
  return 1 - (1 - idleOpacity) * faded(idleAfterMs) - idleOpacity * faded(awayAfterMs)
}

/** Whether it will soon be seen otherwise although nothing more is heard of it. */
export function isUnderway(track: PointerTrack, time: number): boolean {
  const since = time - track.heardAt
  const isFading = [idleAfterMs, awayAfterMs].some((from) => since >= from && since < from + fadeMs)
  return isFading || livelinessOf(track, time) === 'moving'
}
