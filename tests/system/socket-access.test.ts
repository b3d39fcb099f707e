import { once } from 'node:events'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { closeCodeOf, openRawSocket, plainProtocols } from './raw-socket.ts'

let relay: RunningRelay
let board: MadeBoard
let token: string

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin)
  token = (await join(relay.origin, board, 'contribute')).token
})

afterAll(() => relay.close())

/** The close code that a socket gets, or null when it stays open for its first frame. */
async function verdictFor(
  room: string,
  protocols: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols, headers })
  await until(() => socket.closeCode() !== null || socket.frames.length > 0, 'the relay speaks or closes')
  const code = socket.closeCode()
  await socket.close()
  return code
}

/** The HTTP status that an upgrade is answered with. */
async function upgradeStatus(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const socket = new WebSocket(`${relay.wsOrigin}${path}`, plainProtocols(token).slice(), { headers })
  const answered = once(socket, 'unexpected-response').then(
    ([, response]: { statusCode?: number }[]) => response?.statusCode ?? 0,
  )
  const opened = once(socket, 'open').then(() => 101)
  socket.on('error', () => undefined)
  const status = await Promise.race([answered, opened])
  socket.terminate()
  return status
}

test('who is let in and who is sent away, by close code', async () => {
  const otherBoard = await makeBoard(relay.origin)
  const otherToken = (await join(relay.origin, otherBoard, 'facilitate')).token
  const lead = await join(relay.origin, board, 'facilitate')
  const soon = await jsonOf<{ url: string }>(
    await call(relay.origin, `/api/boards/${board.id}/links`, {
      token: lead.token,
      body: { role: 'contribute', expiresAt: Date.now() + 1500 },
    }),
  )
  const links = { ...board.links, contribute: new URL(soon.url).hash.slice(1) }
  const brief = (await join(relay.origin, { id: board.id, links }, 'contribute')).token
  expect(await verdictFor(board.id, plainProtocols(token))).toBeNull()
  expect(await verdictFor(board.id, ['samtavle.v1'], { cookie: `samtavle-${board.id}=${token}` })).toBeNull()
  expect(await verdictFor(board.id, ['samtavle.v1'])).toBe(4401)
  expect(await verdictFor(board.id, ['samtavle.v1'], { cookie: `samtavle-${otherBoard.id}=${token}` })).toBe(4401)
  expect(await verdictFor(board.id, plainProtocols('x'.repeat(43)))).toBe(4403)
  expect(await verdictFor(board.id, plainProtocols(otherToken))).toBe(4403)
  expect(await verdictFor('no-such-board-0', plainProtocols(token))).toBe(4404)
  // A link that ends ends its sockets, and then its token is merely expired.
  const live = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: plainProtocols(brief) })
  expect(await closeCodeOf(live)).toBe(4401)
  expect(await verdictFor(board.id, plainProtocols(brief))).toBe(4401)
})

test('a path that names no room is no socket', async () => {
  for (const path of [
    '/sync/',
    '/sync/short',
    `/sync/${board.id}.secret`,
    `/other/${board.id}`,
    `/sync/${board.id}%2e`,
    '/',
  ]) {
    expect(await upgradeStatus(path), path).toBe(404)
  }
})

test('a browser gets in from our own pages only', async () => {
  const own = new URL(relay.origin)
  const matrix: readonly (readonly [string, number])[] = [
    [own.origin, 101],
    [`https://${own.host}`, 101],
    ['null', 403],
    ['', 403],
    ['https://evil.example', 403],
    [`http://${own.hostname}`, 403],
    [`http://${own.hostname}:1`, 403],
    [`http://${own.host}.evil.example`, 403],
    [`http://evil.example/${own.host}`, 403],
    [`http://user@${own.host}`, 403],
    [`ws://${own.host}`, 403],
    [own.origin.toUpperCase(), 403],
    [`${own.origin}/`, 403],
    [`${own.origin}, ${own.origin}`, 403],
  ]
  for (const [origin, status] of matrix) {
    expect(await upgradeStatus(`/sync/${board.id}`, { origin }), `Origin: ${origin}`).toBe(status)
  }
  expect(await upgradeStatus(`/sync/${board.id}`)).toBe(101)
})

test('the token is neither echoed nor logged', async () => {
  const socket = await openRawSocket({
    wsOrigin: relay.wsOrigin,
    room: `${board.id}?token=${token}`,
    protocols: plainProtocols(token),
  })
  expect(socket.socket.protocol).toBe('samtavle.v1')
  await socket.close()
  await call(relay.origin, `/api/boards/${board.id}?token=${token}`, { token })
  expect(relay.logs()).not.toContain(token)
  for (const link of Object.values(board.links)) expect(relay.logs()).not.toContain(link.split('.')[1])
})
