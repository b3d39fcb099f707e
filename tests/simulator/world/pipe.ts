import type { Clock } from '@samtavle/base'
import type { Chance } from '../../support/workshop/chance.ts'

/** What travels between a client and the relay. */
export type Parcel =
  | { readonly type: 'frame'; readonly bytes: Uint8Array }
  | { readonly type: 'open' | 'opened' | 'ping' | 'pong' | 'reset' }
  | { readonly type: 'close'; readonly code: number }

/** One direction of a wire: what goes in first comes out first, later, or not at all. */
export interface Pipe {
  send(parcel: Parcel): void
  /** Loses what is under way and lets the receiver know that the wire is dead. */
  reset(): void
  /** Goes on with what arrived while the person was out of reach. */
  resume(): void
}

export interface PipeOptions {
  readonly clock: Clock
  readonly chance: Chance
  /** Whether nothing gets through now: frames wait, as TCP makes them, and nobody is told. */
  readonly isStalled: () => boolean
  readonly deliver: (parcel: Parcel) => void
}

/** A hop takes milliseconds, and now and then much longer. */
const delayMs = { from: 1, to: 20, slowest: 400 } as const

/** Makes one direction of a wire. */
export function createPipe({ clock, chance, isStalled, deliver }: PipeOptions): Pipe {
  let lastAt = 0
  let parked: Parcel[] = []
  let isReset = false

  function travel(parcel: Parcel): void {
    const delay = chance.is(0.03) ? chance.whole(delayMs.to, delayMs.slowest) : chance.whole(delayMs.from, delayMs.to)
    lastAt = Math.max(lastAt, clock.now() + delay)
    clock.after(lastAt - clock.now(), () => arrive(parcel))
  }

  function arrive(parcel: Parcel): void {
    if (isReset && parcel.type !== 'reset') return
    if (isStalled() || parked.length > 0) parked.push(parcel)
    else deliver(parcel)
  }

  /** One by one, each in a moment of its own, as they would have come. */
  function resume(): void {
    if (isStalled()) return
    const [first] = parked
    if (first === undefined) return
    parked = parked.slice(1)
    if (!isReset || first.type === 'reset') deliver(first)
    if (parked.length > 0) clock.after(0, resume)
  }

  return {
    send: (parcel) => (isReset ? undefined : travel(parcel)),
    reset() {
      if (isReset) return
      isReset = true
      travel({ type: 'reset' })
    },
    resume,
  }
}
