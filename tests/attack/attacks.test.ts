import { encodeSyncStep1 } from '@samtavle/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Doc, encodeStateVector, getState, Text } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { ackProtocols, openRawSocket, plainProtocols, readAll, type RawSocket } from '../system/raw-socket.ts'
import { attacks, type Attack } from './attacks.ts'

/** Some attacks cost a worker its life, which takes seconds on a busy machine. */
const attackMs = 60_000

/** Somebody at work on a board, who can tell when what they did is safe. */
interface Worker {
  readonly doc: Doc
  readonly socket: RawSocket
  /** Sets a fact and waits until it is saved. */
  writes(key: string): Promise<void>
}

let relay: RunningRelay
let board: MadeBoard
let anna: Worker
let bystander: Worker

async function openWorker(room: string, token: string): Promise<Worker> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: ackProtocols(token) })
  const { doc } = socket
  await readAll(socket)
  let sent = 0
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Doc, transaction: { readonly local: boolean }) => {
    if (!transaction.local) return
    sent += 1
    socket.sendUpdate(update)
  })
  return {
    doc,
    socket,
    async writes(key) {
      doc.getMap('facts').set(key, key)
      const number = sent
      await until(() => socket.acked() >= number, `${key} is saved`)
    },
  }
}

/** Everything a document says, in an order that does not depend on who said it first. */
function contentOf(doc: Doc): Readonly<Record<string, unknown>> {
  const roots = ['meta', 'items', 'looks', 'texts', 'facts', 'stands', 'votes', 'gone']
  return Object.fromEntries(roots.map((root) => [root, doc.getMap(root).toJSON()]))
}

beforeAll(async () => {
  // Shortened: a held write is given up after ten seconds otherwise.
  relay = await startRelay({ env: { LIMIT_HELD_MS: '1000' } })
  board = await makeBoard(relay.origin)
  anna = await openWorker(board.id, (await join(relay.origin, board, 'contribute')).token)
  const other = await makeBoard(relay.origin)
  bystander = await openWorker(other.id, (await join(relay.origin, other, 'contribute')).token)
  anna.doc.transact(() => {
    anna.doc.getMap('texts').set('attacked-text', new Text('what we know'))
    for (let index = 0; index < 50; index += 1) anna.doc.getMap('looks').set(`note-${index}`, { w: 1, h: 1 })
  })
  await anna.writes('a/start')
})

afterAll(async () => {
  await Promise.all([anna, bystander].map(({ socket }) => socket.close()))
  await relay.close()
})

/** Sends an attack and waits until the relay has dealt with it; the code it was closed with, or null. */
async function attackWith(attack: Attack): Promise<number | null> {
  const { token } = await join(relay.origin, board, 'contribute')
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: plainProtocols(token) })
  await until(() => socket.frames.some((frame) => frame.type === 'sync-step-1'), 'the relay has greeted')
  const client = anna.doc.clientID
  const victim = { client, clock: getState(anna.doc.store, client) }
  for (const frame of attack.frames({ doc: anna.doc, victim })) socket.send(frame)
  if (attack.closes.length > 0) await until(() => socket.closeCode() !== null, `${attack.name}: it is closed`)
  else {
    // Frames are dealt with in order, so the answer to this comes after what was attacked with.
    socket.send(encodeSyncStep1(encodeStateVector(new Doc())))
    await until(() => socket.frames.some((frame) => frame.type === 'sync-step-2'), 'the relay has dealt with it')
  }
  const code = socket.closeCode()
  await socket.close()
  return code
}

describe('an attack is dealt with as promised, whoever is there works on, and a newcomer has the same board', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    { timeout: attackMs },
    async (name, attack) => {
      const code = await attackWith(attack)
      if (attack.closes.length === 0) expect(code).toBeNull()
      else expect(attack.closes).toContain(code)
      await Promise.all([anna.writes(`a/${name}`), bystander.writes(`b/${name}`)])
      const { token } = await join(relay.origin, board, 'view')
      const newcomer = await openRawSocket({
        wsOrigin: relay.wsOrigin,
        room: board.id,
        protocols: plainProtocols(token),
      })
      const seen = await readAll(newcomer)
      expect(seen.store.pendingStructs).toBeNull()
      expect(seen.store.pendingDs).toBeNull()
      expect(contentOf(seen)).toEqual(contentOf(anna.doc))
      expect(JSON.stringify(contentOf(seen))).not.toContain('FORGED')
      expect([anna.socket.closeCode(), bystander.socket.closeCode()]).toEqual([null, null])
      await newcomer.close()
    },
  )
})
