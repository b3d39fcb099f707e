import { defaultAxis, noteColors, noteSize, schemaVersion } from '@samtavle/board'
import { Text, type Doc } from 'yjs'
import { openStockClient, untilSynced } from '../../system/stock-client.ts'
import { join, type MadeBoard } from '../../system/board-api.ts'
import type { RunningRelay } from '../../support/relay.ts'
import { until } from '../../support/until.ts'
import { gridPlace, noteWords, pitch, sidesFor } from './note-grid.ts'

/** A relay takes changes in pieces of any size up to its limit; these are comfortably below. */
const notesPerEdit = 250

/** Writes notes in a grid on a board of ours, through the relay like anybody else, and returns when all are durable. */
export async function fillBoard(relay: RunningRelay, board: MadeBoard, count: number): Promise<void> {
  const { token } = await join(relay.origin, board, 'facilitate', { name: 'The bench' })
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(client)
  const { columns, rows } = sidesFor(count)
  const third = Math.ceil((columns * pitch) / 3)
  client.doc.getMap('meta').set('schema', schemaVersion)
  client.doc.getMap('meta').set('axis', {
    ...defaultAxis,
    understand: [0, third],
    plan: [third, 2 * third],
    implement: [2 * third, 3 * third],
    y: [-300, rows * pitch],
  })
  for (let first = 0; first < count; first += notesPerEdit) {
    const last = Math.min(count, first + notesPerEdit)
    client.doc.transact(() => {
      for (let index = first; index < last; index += 1) writeNote(client.doc, index, count)
    })
    // One piece after the other: a relay that limits rates would call all at once too fast.
    const sent = client.provider.ws
    await until(() => (sent?.bufferedAmount ?? 0) === 0, 'the notes are on their way')
  }
  await untilDurable(relay, board, { token, count })
  client.close()
}

function writeNote(document: Doc, index: number, count: number): void {
  const id = `note${index.toString(36).padStart(8, '0')}`
  document.getMap('items').set(id, { kind: 'note', by: null, at: 1_700_000_000_000 })
  document.getMap('places').set(id, gridPlace(index, count))
  document.getMap('looks').set(id, { w: noteSize, h: noteSize, color: noteColors[index % noteColors.length] })
  document.getMap('orders').set(id, `a${index.toString(36).padStart(5, '0')}`)
  document.getMap('texts').set(id, new Text(noteWords(index)))
}

async function untilDurable(
  { origin }: RunningRelay,
  { id }: MadeBoard,
  { token, count }: { readonly token: string; readonly count: number },
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  let size = -1
  await until(
    async () => {
      const response = await fetch(`${origin}/api/boards/${id}/snapshot`, { headers })
      const bytes = (await response.arrayBuffer()).byteLength
      const isSteady = bytes === size && bytes > count * 60
      size = bytes
      return isSteady
    },
    'all notes are durable',
    120_000,
  )
}
