import { connect, createServer, type Socket } from 'node:net'

/** What a line carries. */
export interface LineProfile {
  readonly name: string
  readonly downBytesPerSecond: number
  readonly upBytesPerSecond: number
  /** From asking until the first byte of the answer. */
  readonly roundTripMs: number
}

/** A line between browsers and a server; everything that goes over it shares what it carries, sockets and workers too. */
export interface SlowLine {
  readonly origin: string
  /** Bytes that came down so far. */
  downBytes(): number
  close(): Promise<void>
}

const packetBytes = 1460
const tickMs = 5

/** Opens a line to a port of this machine. Unlike a browser's own throttling it is one pipe for all that a device loads. */
export function openSlowLine(port: number, profile: LineProfile): Promise<SlowLine> {
  const halfway = profile.roundTripMs / 2
  const down = createPipe(profile.downBytesPerSecond, halfway)
  const up = createPipe(profile.upBytesPerSecond, halfway)
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    for (const [from, to, pipe] of [
      [near, far, up],
      [far, near, down],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        pipe.finish(from, () => to.destroy())
      })
    }
    far.on('data', (bytes) => down.take(far, bytes, (part) => near.write(part)))
    // To shake hands takes a round trip of its own before anything is asked.
    near.pause()
    near.on('data', (bytes) => up.take(near, bytes, (part) => far.write(part)))
    setTimeout(() => near.resume(), profile.roundTripMs)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const own = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        origin: `http://127.0.0.1:${own}`,
        downBytes: down.carried,
        async close() {
          for (const socket of sockets) socket.destroy()
          for (const pipe of [down, up]) pipe.close()
          await new Promise<void>((closed) => void server.close(() => closed()))
        },
      })
    })
  })
}

interface Waiting {
  bytes: Buffer
  readonly deliver: (part: Buffer) => void
  onEmpty: () => void
}

/** One direction: packets of all connections in turn, as many as it carries, each a while later at the other end. */
function createPipe(bytesPerSecond: number, delayMs: number) {
  const queues = new Map<Socket, Waiting>()
  let [carried, budget, lastAt] = [0, 0, performance.now()]
  const timer = setInterval(() => {
    const now = performance.now()
    // What nobody used is gone; a late timer makes good for itself.
    budget = Math.min(budget + ((now - lastAt) * bytesPerSecond) / 1000, bytesPerSecond / 10)
    lastAt = now
    for (let sent = true; sent && budget > 0;) sent = turn()
  }, tickMs)
  /** A packet of everybody; whether there was any. */
  const turn = (): boolean => {
    let sent = false
    for (const [socket, queue] of queues) {
      if (queue.bytes.length === 0 || budget <= 0) continue
      const part = queue.bytes.subarray(0, packetBytes)
      queue.bytes = queue.bytes.subarray(part.length)
      const { onEmpty } = queue
      const isLast = queue.bytes.length === 0
      if (isLast) queues.delete(socket)
      setTimeout(() => {
        queue.deliver(part)
        if (isLast) onEmpty()
      }, delayMs)
      budget -= part.length
      carried += part.length
      sent = true
    }
    return sent
  }
  return {
    carried: () => carried,
    take(socket: Socket, bytes: Buffer, deliver: (part: Buffer) => void): void {
      const queue = queues.get(socket) ?? { bytes: Buffer.alloc(0), deliver, onEmpty: () => undefined }
      queue.bytes = Buffer.concat([queue.bytes, bytes])
      queues.set(socket, queue)
    },
    /** Calls back once nothing of a connection that ended waits any more. */
    finish(socket: Socket, then: () => void): void {
      const queue = queues.get(socket)
      if (queue === undefined) setTimeout(then, delayMs)
      else queue.onEmpty = then
    },
    close: () => clearInterval(timer),
  }
}
