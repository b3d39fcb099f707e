import { encodeSyncStep2 } from '@samtavle/protocol'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join as joinBoard, makeBoard, type MadeBoard } from './board-api.ts'
import { ackProtocols, closeCodeOf, openRawSocket, type RawSocket } from './raw-socket.ts'

let folder: string
let relay: RunningRelay

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtavle-recovery-'))
  relay = await startRelay({ dataDir: folder })
})

afterEach(async () => {
  await relay.close()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody with a device that keeps all of a board. */
interface Device {
  readonly doc: Doc
  readonly token: string
}

async function openDevice(board: MadeBoard): Promise<Device> {
  const { token } = await joinBoard(relay.origin, board, 'contribute')
  return { doc: new Doc(), token }
}

/** Connects a device and tells the relay all that it has. */
async function connect({ doc, token }: Device, board: MadeBoard): Promise<RawSocket> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: ackProtocols(token) })
  socket.send(encodeSyncStep2(encodeStateAsUpdate(doc)))
  return socket
}

/** Lets somebody set a fact, and everybody know it, the relay too. */
async function writes(author: Device, others: readonly Device[], { board, key }: { board: MadeBoard; key: string }) {
  author.doc.getMap('facts').set(key, 1)
  const socket = await connect(author, board)
  await until(() => socket.acked() === 1, `${key} is saved`)
  await socket.close()
  for (const { doc } of others) applyUpdate(doc, encodeStateAsUpdate(author.doc))
}

async function startAgain(env: Readonly<Record<string, string>>): Promise<void> {
  await relay.close()
  relay = await startRelay({ dataDir: folder, env })
}

test(
  'what a restored backup lacks comes back from people’s devices where that was declared, and each goes on in their own name',
  { timeout: 180_000 },
  async () => {
    const store = join(folder, 'samtavle.db')
    const backup = join(folder, 'monday.db')
    const board = await makeBoard(relay.origin)
    const [anna, bo] = [await openDevice(board), await openDevice(board)]
    await writes(bo, [anna], { board, key: 'b/before' })
    await relay.stop()
    await copyFile(store, backup)
    await startAgain({})
    // Lost: of Bo as the backup knows him, and of Bo in a tab that it has never heard of.
    const tab: Device = { doc: new Doc(), token: bo.token }
    await writes(bo, [anna, tab], { board, key: 'b/lost' })
    await writes(tab, [anna], { board, key: 'b/lost-too' })
    await relay.stop()
    await copyFile(backup, store)

    await startAgain({})
    expect(await closeCodeOf(await connect(anna, board))).toBe(4403)

    await startAgain({ RECOVER_UNTIL: '2999-01-01T00:00:00Z' })
    expect(relay.logs()).toContain('may bring back what others wrote')
    const returned = await connect(anna, board)
    await until(() => returned.acked() === 1, 'Anna’s device has brought everything back')
    const updates: Uint8Array[] = []
    anna.doc.on('update', (update: Uint8Array) => updates.push(update))
    anna.doc.getMap('facts').set('a/after', 1)
    returned.sendUpdate(updates[0] ?? new Uint8Array())
    await until(() => returned.acked() === 2, 'Anna goes on')
    // Under both of his ids; in live updates too, where no recovery is taken.
    for (const device of [bo, tab]) {
      const socket = await connect(device, board)
      await until(() => socket.acked() === 1, 'Bo is back')
      device.doc.once('update', (update: Uint8Array) => socket.sendUpdate(update))
      device.doc.getMap('facts').set(`b/after-${device.doc.clientID}`, 1)
      await until(() => socket.acked() === 2, 'Bo goes on')
      await socket.close()
    }
    const forger = new Doc()
    applyUpdate(forger, encodeStateAsUpdate(tab.doc))
    forger.clientID = tab.doc.clientID
    forger.once('update', (update: Uint8Array) => returned.sendUpdate(update))
    forger.getMap('facts').set('b/forged', 1)
    expect(await closeCodeOf(returned)).toBe(4403)

    // The recovery is over: what it brought is in the journal, in nobody's name, and names are as they were.
    await startAgain({})
    const history = await (await call(relay.origin, `/api/boards/${board.id}/history`, { token: anna.token })).text()
    const rows = history
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly actor: string | null; readonly bytes: string })
    const recovered = rows.filter(
      ({ actor, bytes }) => actor === null && Buffer.from(bytes, 'base64').includes('b/lost'),
    )
    expect(recovered).toHaveLength(1)
    const again = await connect(bo, board)
    await until(() => again.acked() === 1, 'Bo is still himself')
    const all = await connect(tab, board)
    await until(() => all.acked() === 1, 'and in his other tab')
  },
)
