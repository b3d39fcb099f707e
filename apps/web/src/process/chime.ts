import type { Clock } from '@samtavle/base'

/** A soft bell that is set to ring at a time to come, so that a tab in the background rings as punctually as any. */
export interface Chime {
  /** Rings once after so many milliseconds, in place of what it was set to before; null silences it. To say the same again changes nothing. */
  ringIn(delayMs: number | null): void
  close(): void
}

/** The part of `AudioContext` that a bell needs. */
export type Sound = Pick<
  AudioContext,
  'currentTime' | 'state' | 'destination' | 'resume' | 'close' | 'createOscillator' | 'createGain'
>

/** What a bell is made with. */
export interface ChimeOptions {
  readonly clock: Pick<Clock, 'now'>
  readonly openSound: () => Sound
  /** Calls back once the browser lets this page sound, which is when somebody has touched it; returns how to stop waiting. */
  readonly whenAllowed: (listener: () => void) => () => void
}

/** Three strokes, in hertz and seconds after the first: a third upwards, and home. */
const strokes = [
  { pitch: 660, after: 0 },
  { pitch: 830, after: 0.45 },
  { pitch: 660, after: 0.9 },
] as const
const strokeSeconds = 1.4
const loudness = 0.25
/** A bell that could not ring in time is silent rather than late. */
const latestMs = 3000
/** Clocks of sound run unevenly, by less than anybody hears. */
const unevenMs = 400

/** Makes a bell; nothing sounds, and no sound is opened, before it is set. */
export function createChime({ clock, openSound, whenAllowed }: ChimeOptions): Chime {
  let sound: Sound | null = null
  let rings: readonly OscillatorNode[] = []
  /** When it rings, in the time of the sound, which stands still while a device sleeps; in ours until it could be set. */
  let ringsAt: { readonly in: 'sound' | 'clock'; readonly ms: number } | null = null
  let stopWaiting = (): void => {}

  const soundMs = (): number => (sound?.currentTime ?? 0) * 1000
  const isSetTo = (delayMs: number): boolean => {
    if (ringsAt === null) return false
    const from = ringsAt.in === 'sound' ? soundMs() : clock.now()
    return Math.abs(ringsAt.ms - from - delayMs) < unevenMs
  }
  const silence = (): void => {
    stopWaiting()
    for (const ring of rings) ring.stop()
    rings = []
    ringsAt = null
  }
  /** Nothing keeps a device's sound open that is not going to ring. */
  const hush = (): void => {
    void sound?.close().catch(() => undefined)
    sound = null
  }
  const set = async (at: number, isWanted: () => boolean): Promise<void> => {
    sound ??= openSound()
    await sound.resume()
    const delayMs = at - clock.now()
    if (sound === null || !isWanted() || delayMs < -latestMs) return
    ringsAt = { in: 'sound', ms: soundMs() + delayMs }
    rings = strike(sound, sound.currentTime + Math.max(0, delayMs) / 1000)
  }
  let setting = 0
  return {
    ringIn(delayMs) {
      if (delayMs !== null && isSetTo(delayMs)) return
      silence()
      const mine = ++setting
      if (delayMs === null) return hush()
      const at = clock.now() + delayMs
      ringsAt = { in: 'clock', ms: at }
      // A device without sound shows the end, and that is all it can do.
      stopWaiting = whenAllowed(() => void set(at, () => mine === setting).catch(() => undefined))
    },
    close() {
      setting += 1
      silence()
      hush()
    },
  }
}

function strike(sound: Sound, from: number): readonly OscillatorNode[] {
  return strokes.map(({ pitch, after }) => {
    const ring = sound.createOscillator()
    const fade = sound.createGain()
    ring.frequency.value = pitch
    fade.gain.setValueAtTime(loudness, from + after)
    fade.gain.exponentialRampToValueAtTime(0.0001, from + after + strokeSeconds)
    ring.connect(fade).connect(sound.destination)
    ring.start(from + after)
    ring.stop(from + after + strokeSeconds)
    return ring
  })
}
