import type { Network } from './network.ts'

/** What a client makes of a wire: as much of a browser's socket as ours uses. */
export interface ClientSocket {
  readyState: number
  binaryType: string
  onopen: (() => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null
  send(bytes: Uint8Array): void
  close(): void
}

/** What an abnormal end looks like to a browser. */
const deadCode = 1006

/** Dials the relay. */
export function openClientSocket(network: Network, person: string): ClientSocket {
  const end = network.dial(person)
  const socket: ClientSocket = {
    readyState: 0,
    binaryType: 'arraybuffer',
    onopen: null,
    onclose: null,
    onmessage: null,
    send(bytes) {
      if (socket.readyState === 1) end.send({ type: 'frame', bytes: Uint8Array.from(bytes) })
    },
    close() {
      if (socket.readyState >= 2) return
      socket.readyState = 2
      end.send({ type: 'close', code: 1005 })
    },
  }

  function closed(code: number): void {
    if (socket.readyState === 3) return
    socket.readyState = 3
    socket.onclose?.({ code })
  }

  end.hear((parcel) => {
    switch (parcel.type) {
      case 'opened':
        if (socket.readyState !== 0) return
        socket.readyState = 1
        return socket.onopen?.()
      case 'frame':
        return socket.readyState === 1 ? socket.onmessage?.({ data: Uint8Array.from(parcel.bytes).buffer }) : undefined
      case 'ping':
        return end.send({ type: 'pong' })
      case 'close':
        if (socket.readyState < 2) end.send(parcel)
        return closed(parcel.code)
      case 'reset':
        return closed(deadCode)
      case 'open':
      case 'pong':
        return undefined
    }
  })
  return socket
}
