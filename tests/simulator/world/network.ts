import type { Clock } from '@samtavle/base'
import type { Chance } from '../../support/workshop/chance.ts'
import { createPipe, type Parcel, type Pipe } from './pipe.ts'
import type { Trace } from './trace.ts'

/** One end of a wire. */
export interface WireEnd {
  send(parcel: Parcel): void
  /** Says who hears what arrives here; until then nobody does. */
  hear(listener: (parcel: Parcel) => void): void
  /** Cuts the wire: what is under way is lost, and both ends hear of it sooner or later. */
  cut(): void
}

/** Everybody's wires to the one relay. */
export interface Network {
  /** Who answers at the relay's address now; null when nobody does. */
  listen(accept: ((person: string, end: WireEnd) => void) | null): void
  /** A wire from that person to the relay; it opens when the relay answers. */
  dial(person: string): WireEnd
  /** From now on nothing reaches that person and nobody notices. */
  stall(person: string): void
  /** What waited arrives, or else all that person's wires turn out to be dead. */
  restore(person: string, isAlive: boolean): void
  /** Cuts all wires of one person, or everybody's. */
  cut(person?: string): void
}

export interface NetworkOptions {
  readonly clock: Clock
  readonly chance: Chance
  readonly trace: Trace
}

interface Wire {
  readonly person: string
  readonly up: Pipe
  readonly down: Pipe
  readonly cut: () => void
}

/** Makes a network without wires. */
export function createNetwork({ clock, chance, trace }: NetworkOptions): Network {
  const stalled = new Set<string>()
  let wires: readonly Wire[] = []
  let accept: ((person: string, end: WireEnd) => void) | null = null
  let lastWire = 0

  function dial(person: string): WireEnd {
    lastWire += 1
    const name = `${person}#${lastWire}`
    const listeners: { client: (parcel: Parcel) => void; relay: (parcel: Parcel) => void } = {
      client: () => undefined,
      relay: () => undefined,
    }
    const pipe = (to: 'client' | 'relay'): Pipe => {
      const deliver = (parcel: Parcel): void => {
        trace(`${name} ${to} ${parcel.type}`, parcel.type === 'frame' ? parcel.bytes : undefined)
        if (parcel.type === 'open') answer()
        else listeners[to](parcel)
      }
      return createPipe({ clock, chance, isStalled: () => stalled.has(person), deliver })
    }
    const down = pipe('client')
    const up = pipe('relay')
    const wire: Wire = { person, up, down, cut }

    function cut(): void {
      up.reset()
      down.reset()
    }

    function answer(): void {
      if (accept === null) return cut()
      accept(person, end('relay', down))
    }

    function end(at: 'client' | 'relay', out: Pipe): WireEnd {
      return {
        send: out.send,
        hear(listener) {
          listeners[at] = listener
        },
        cut,
      }
    }

    wires = [...wires, wire]
    up.send({ type: 'open' })
    return end('client', up)
  }

  function resume(person: string): void {
    for (const wire of wires) {
      if (wire.person !== person) continue
      wire.up.resume()
      wire.down.resume()
    }
  }

  return {
    listen(listener) {
      accept = listener
    },
    dial,
    stall: (person) => void stalled.add(person),
    restore(person, isAlive) {
      stalled.delete(person)
      if (!isAlive) for (const wire of wires) if (wire.person === person) wire.cut()
      resume(person)
    },
    cut(person) {
      for (const wire of wires) if (person === undefined || wire.person === person) wire.cut()
    },
  }
}
