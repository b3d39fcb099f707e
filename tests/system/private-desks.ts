import { systemClock, systemRandomBytes } from '@samtavle/base'
import { boardPoint, createEdits, readBoard, type ActorId, type WholeItem } from '@samtavle/board'
import type { JoinResponse, RoundFacts } from '@samtavle/protocol'
import { readdir, readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { Doc } from 'yjs'
import type { RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import type { MadeBoard } from './board-api.ts'
import { openRawSocket, plainProtocols, type RawSocket } from './raw-socket.ts'
import { openStockClient, untilSynced, type StockClient } from './stock-client.ts'

interface At {
  readonly relay: RunningRelay
  readonly board: MadeBoard
}

/** What an author's own device does: notes in a document of their own, kept by the relay. */
export interface Desk {
  readonly client: StockClient
  readonly actorId: string
  write(text: string): Promise<void>
  notes(): readonly string[]
}

/** Opens an author's private document for a round. */
export async function openDesk(
  { relay, board }: At,
  author: JoinResponse,
  round: RoundFacts,
  doc = new Doc(),
): Promise<Desk> {
  const room = `${board.id}.private.${author.actor.id}`
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room, token: author.token, doc })
  await untilSynced(client)
  const reader = readBoard(doc)
  const actor = author.actor.id as ActorId
  const edits = createEdits({ doc, board: reader, actor, clock: systemClock, randomBytes: systemRandomBytes })
  return {
    client,
    actorId: author.actor.id,
    async write(text) {
      const facts = new Map([['round', round.id]])
      edits.addNote({ place: boardPoint(0, 0), text, color: 'fjord', facts })
      // Another socket of the same author sees only what is durable.
      const probe = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(author.token) })
      probe.send(new Uint8Array([0, 0, 1, 0]))
      await until(() => JSON.stringify(probe.doc.getMap('texts')).includes(text), 'the relay keeps the note')
      await probe.close()
    },
    notes: () => [...reader.view().items.values()].flatMap((item) => (item.state === 'whole' ? [item.text] : [])),
  }
}

/** Every byte the relay keeps but its key. */
export async function storedBytes(relay: RunningRelay): Promise<string> {
  const files = (await readdir(relay.dataDir)).filter((name) => name !== 'private.key')
  const contents = await Promise.all(files.map((file) => readFile(joinPath(relay.dataDir, file), 'latin1')))
  return contents.join('\n')
}

/** A socket that keeps every byte it hears. */
export async function listenTo(
  relay: RunningRelay,
  room: string,
  token: string,
): Promise<{ readonly socket: RawSocket; heard(): string }> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(token) })
  const parts: string[] = []
  socket.socket.on('message', (data) => parts.push((data as Buffer).toString('latin1')))
  socket.send(new Uint8Array([0, 0, 1, 0]))
  return { socket, heard: () => parts.join('\n') }
}

/** The notes of a document. */
export function notesIn(doc: Doc): readonly WholeItem[] {
  return [...readBoard(doc).view().items.values()].filter((item): item is WholeItem => item.state === 'whole')
}
