import type { Clock } from '@samtavle/base'
import { EventEmitter } from 'node:events'
import type { WireEnd } from './network.ts'

/** What the relay makes of a wire: as much of a `ws` socket as it uses. */
export interface RelaySocket extends EventEmitter {
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  /** Sends past the taps. */
  say(bytes: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
}

export interface RelaySocketOptions {
  readonly end: WireEnd
  /** Of the relay's process: a dead one hears nothing. */
  readonly clock: Clock & { readonly isEnded: boolean }
  /** Sees every frame before the wire has it, and says what goes out instead. */
  readonly onSend: (bytes: Uint8Array) => readonly Uint8Array[]
  /** Sees every frame before the relay has it. */
  readonly onReceive: (bytes: Uint8Array) => void
}

/** Answers somebody who dials. */
export function openRelaySocket({ end, clock, onSend, onReceive }: RelaySocketOptions): RelaySocket {
  const emitter = new EventEmitter()
  let state: 'open' | 'closing' | 'closed' = 'open'

  function closed(): void {
    if (state === 'closed') return
    state = 'closed'
    emitter.emit('close')
  }

  function say(bytes: Uint8Array): void {
    if (state === 'open' && !clock.isEnded) end.send({ type: 'frame', bytes: Uint8Array.from(bytes) })
  }

  end.hear((parcel) => {
    if (clock.isEnded) return
    switch (parcel.type) {
      case 'frame':
        if (state !== 'open') return undefined
        onReceive(parcel.bytes)
        return emitter.emit('message', Buffer.from(parcel.bytes), true)
      case 'pong':
        return emitter.emit('pong')
      case 'close':
        if (state === 'open') end.send(parcel)
        return closed()
      case 'reset':
        return closed()
      case 'open':
      case 'opened':
      case 'ping':
        return undefined
    }
  })
  end.send({ type: 'opened' })

  return Object.assign(emitter, {
    // The simulated network takes everything at once: slow readers are measured on real sockets.
    bufferedAmount: 0,
    send(bytes: Uint8Array) {
      if (state !== 'open' || clock.isEnded) return
      onSend(bytes).forEach(say)
    },
    say,
    close(code: number) {
      if (state !== 'open' || clock.isEnded) return
      state = 'closing'
      end.send({ type: 'close', code })
    },
    terminate() {
      end.cut()
      clock.after(0, closed)
    },
    ping: () => end.send({ type: 'ping' }),
  })
}
