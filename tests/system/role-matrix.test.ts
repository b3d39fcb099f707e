import {
  encodeQueryAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  roles,
  type Role,
} from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard, type MadeBoard } from './board-api.ts'
import { ackProtocols, openRawSocket, type RawSocket } from './raw-socket.ts'

/** Who tries: each role on the board, a facilitator of another board, and somebody whose link was revoked. */
const callers = [...roles, 'stranger', 'revoked'] as const
type Caller = (typeof callers)[number]

/** Every document of a board, and Anna's private one, who is none of the callers; `own` is the caller's. */
const rooms = ['shared', 'process', 'own', 'private'] as const
type RoomKind = (typeof rooms)[number]

const messages = ['sync-step-1', 'sync-step-2', 'update', 'awareness', 'query-awareness'] as const
type Message = (typeof messages)[number]

/** Who may look into a room, and who may write there; the rule that every cell is held against. */
const mayRead: Readonly<Record<RoomKind, readonly Caller[]>> = {
  shared: ['facilitate', 'contribute', 'view'],
  process: ['facilitate', 'contribute', 'view'],
  own: ['facilitate', 'contribute'],
  private: [],
}
const mayWrite: Readonly<Record<RoomKind, readonly Caller[]>> = {
  shared: ['facilitate', 'contribute'],
  process: ['facilitate'],
  own: ['facilitate', 'contribute'],
  private: [],
}

/** Many small steps, each of which waits for the relay. */
const testMs = 180_000

let relay: RunningRelay
let board: MadeBoard
const tokens = new Map<Caller, { readonly token: string; readonly actorId: string }>()
let anna: { readonly token: string; readonly actorId: string }

beforeAll(async () => {
  // Refused callers are many here, all of one address.
  relay = await startRelay({ env: { LIMIT_FAILURE_BURST: '10000' } })
  board = await makeBoard(relay.origin)
  const other = await makeBoard(relay.origin)
  const enter = async (into: MadeBoard, role: Role) => {
    const { token, actor } = await join(relay.origin, into, role)
    return { token, actorId: actor.id }
  }
  for (const role of roles) tokens.set(role, await enter(board, role))
  tokens.set('stranger', await enter(other, 'facilitate'))
  anna = await enter(board, 'contribute')
  const lead = tokens.get('facilitate')?.token ?? ''
  const made = await call(relay.origin, `/api/boards/${board.id}/links`, { token: lead, body: { role: 'facilitate' } })
  const { id, url } = (await made.json()) as { id: string; url: string }
  const links = { ...board.links, facilitate: new URL(url).hash.slice(1) }
  tokens.set('revoked', await enter({ ...board, links }, 'facilitate'))
  await call(relay.origin, `/api/boards/${board.id}/links/${id}`, { method: 'DELETE', token: lead })
})

afterAll(() => relay.close())

function roomName(kind: RoomKind, actorId: string): string {
  const suffixes = { shared: '', process: '.process', own: `.private.${actorId}`, private: `.private.${anna.actorId}` }
  return board.id + suffixes[kind]
}

function open(room: string, token: string): Promise<RawSocket> {
  return openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: ackProtocols(token) })
}

/** A frame that says something new, found again by its key. */
function frameOf(
  message: Message,
  kind: RoomKind,
  key: string,
): { readonly frame: Uint8Array; readonly client: number } {
  const doc = new Doc()
  doc.getMap(kind === 'process' ? 'tools' : 'facts').set(key, key)
  const update = encodeStateAsUpdate(doc)
  const frames: Readonly<Record<Message, () => Uint8Array>> = {
    'sync-step-1': () => encodeSyncStep1(Uint8Array.of(0)),
    'sync-step-2': () => encodeSyncStep2(update),
    update: () => encodeUpdate(update),
    awareness: () => Uint8Array.of(),
    'query-awareness': () => encodeQueryAwareness(),
  }
  return { frame: frames[message](), client: doc.clientID }
}

/** What a caller achieves with one message in one room: nothing, an answer, or that somebody who may look sees it. */
async function outcomeOf(
  caller: Caller,
  kind: RoomKind,
  message: Message,
): Promise<'closed 4403' | 'read' | 'dropped' | 'kept' | 'shown' | 'odd'> {
  const { token = '', actorId = '' } = tokens.get(caller) ?? {}
  const socket = await open(roomName(kind, actorId), token)
  const watcherOf = { shared: 'view', process: 'view', own: caller, private: 'view' } as const
  await until(
    () => socket.closeCode() !== null || socket.frames.some(({ type }) => type === 'sync-step-1'),
    'the relay greets or closes',
  )
  if (socket.closeCode() !== null) return socket.closeCode() === 4403 ? 'closed 4403' : 'odd'
  const watcher = await open(roomName(kind, actorId), tokens.get(watcherOf[kind])?.token ?? '')
  await until(() => watcher.frames.length > 0, 'the watcher is there')
  const key = `matrix/${caller}-${kind}-${message}`
  const { frame, client } = frameOf(message, kind, key)
  if (message === 'awareness') socket.show(client, 1, { actor: actorId, key })
  else socket.send(frame)
  // What follows is answered after what was sent.
  if (message !== 'sync-step-1') socket.send(encodeSyncStep1(Uint8Array.of(0)))
  await until(() => socket.frames.some(({ type }) => type === 'sync-step-2'), 'the relay has dealt with it')
  watcher.send(encodeSyncStep1(Uint8Array.of(0)))
  await until(() => watcher.frames.some(({ type }) => type === 'sync-step-2'), 'the watcher has what there is')
  const isShown = (): boolean =>
    watcher.frames.some((seen) => seen.type === 'awareness' && seen.entries.some(({ clientId }) => clientId === client))
  if (message === 'awareness') await until(isShown, `${key} is shown`)
  const isKept = watcher.doc.getMap(kind === 'process' ? 'tools' : 'facts').has(key)
  const isAnswered = socket.frames.some(({ type }) => type === 'awareness')
  const isOpen = socket.closeCode() === null
  await Promise.all([socket.close(), watcher.close()])
  if (!isOpen) return 'odd'
  if (message === 'sync-step-1') return 'read'
  if (message === 'query-awareness') return isAnswered ? 'read' : 'odd'
  if (message === 'awareness') return isShown() ? 'shown' : 'dropped'
  return isKept ? 'kept' : 'dropped'
}

function expectedOutcome(caller: Caller, kind: RoomKind, message: Message): string {
  if (!mayRead[kind].includes(caller)) return 'closed 4403'
  if (message === 'sync-step-1' || message === 'query-awareness') return 'read'
  if (message === 'awareness') return 'shown'
  return mayWrite[kind].includes(caller) ? 'kept' : 'dropped'
}

test(
  'every caller achieves with every message in every room what the roles allow, and nothing else',
  { timeout: testMs },
  async () => {
    const wrong: string[] = []
    const cells = callers.flatMap((caller) =>
      rooms.flatMap((kind) => messages.map((message) => ({ caller, kind, message }))),
    )
    for (const { caller, kind, message } of cells) {
      const [outcome, expected] = [await outcomeOf(caller, kind, message), expectedOutcome(caller, kind, message)]
      if (outcome !== expected) wrong.push(`${caller}, ${message} in ${kind}: ${outcome}, not ${expected}`)
    }
    expect(wrong).toEqual([])
    expect(cells).toHaveLength(100)
  },
)

/** Calls that are there to let people in. */
const openCalls: ReadonlySet<string> = new Set([
  'POST /api/boards',
  'POST /api/boards/from-template',
  'POST /api/boards/{id}/join',
])

/** Answers to a call that achieved nothing: no token, not this one, not this way, or not even understood. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 404, 415, 422])

test('every call that the relay describes lets nobody in without a token, with another board’s or with a revoked one', async () => {
  const described = (await (await call(relay.origin, '/api/openapi.json')).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  const calls = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  )
  const closed = calls.filter(
    ({ method, path }) => path.startsWith('/api/boards') && !openCalls.has(`${method} ${path}`),
  )
  const wrong: string[] = []
  let cells = 0
  for (const { method, path } of closed) {
    const url = path.replace('{id}', board.id).replaceAll(/\{\w+\}/g, 'nosuchthing00000')
    for (const caller of ['nobody', 'stranger', 'revoked'] as const) {
      cells += 1
      const token = caller === 'nobody' ? undefined : tokens.get(caller)?.token
      const { status } = await call(relay.origin, url, { method, ...(token === undefined ? {} : { token }) })
      const isRight = method === 'GET' ? status === 401 : refusals.has(status)
      if (!isRight) wrong.push(`${caller}, ${method} ${path}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(30)
  // And the board is still there for those who may.
  expect((await call(relay.origin, `/api/boards/${board.id}`, { token: anna.token })).status).toBe(200)
})
