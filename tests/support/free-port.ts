import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the range from which systems take the ports of outgoing connections, so that none is lost between two starts. */
const firstPort = 15_000
const lastPort = 32_000

/** A port on which nothing listens; stays free while a relay is down between two runs. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(firstPort, lastPort)
    if (await canListen(port)) return port
  }
  throw new Error('Found no free port in 50 attempts')
}

/** Whether nothing listens on a port. */
export function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)))
  })
}
