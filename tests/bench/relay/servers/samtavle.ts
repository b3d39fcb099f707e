import { startRelay, type RunningRelay } from '../../../support/relay.ts'
import type { Seat } from '../wire/seat.ts'
import { createBenchFolder } from './bench-folder.ts'
import { collectGarbage, type BenchBoard, type BenchContender } from './server.ts'

/** Our relay with its own defaults: fsync on, the gate, acks as the web app takes them. */
export const samtavle: BenchContender = {
  key: 'samtavle',
  name: 'Samtavle',
  keepsBoards: true,
  updatesAtOnce: 250,
  async start() {
    const folder = createBenchFolder()
    const relay = await startRelay({
      dataDir: folder.path,
      env: { ...collectGarbage, NODE_COMPILE_CACHE: folder.compiled, LOG_LEVEL: 'warn', TRUST_PROXY: '127.0.0.1' },
    })
    return {
      pid: () => relay.pid(),
      createBoard: () => createBoard(relay),
      restart: () => relay.restart(),
      async killAndRestart() {
        await relay.kill()
        await relay.restart()
      },
      async close() {
        await relay.close()
        folder.remove()
      },
    }
  },
}

/** Each board comes from an address of its own, as from a proxy: hundreds of boards from one would be slowed down. */
let lastAddress = 0

function nextAddress(): string {
  lastAddress += 1
  return `10.1.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`
}

const subprotocol = 'samtavle.v1+ack'

async function createBoard(relay: RunningRelay): Promise<BenchBoard> {
  const created = await post(`${relay.origin}/api/boards`, { title: 'Bench' })
  const id = textAt(created, 'board', 'id')
  const link = textAt(created, 'links', 'contribute').split('#')[1] ?? ''
  async function seat(): Promise<Seat> {
    const joined = await post(`${relay.origin}/api/boards/${id}/join`, { link, name: 'Somebody' })
    const protocols = [subprotocol, `token.${textAt(joined, 'token')}`]
    return { port: relay.port, path: `/sync/${id}`, protocols, dialect: 'y-protocols', room: id }
  }
  return {
    async seats(people) {
      const seats: Seat[] = []
      while (seats.length < people) seats.push(await seat())
      return seats
    },
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': nextAddress() },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

function textAt(value: unknown, ...keys: string[]): string {
  const found = keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
  if (typeof found !== 'string') throw new Error(`The relay's answer has no ${keys.join('.')}`)
  return found
}
