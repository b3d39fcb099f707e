import { readProcess, walkIn } from '@samtavle/board'
import { formatRoomName } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { join, makeBoard } from './board-api.ts'
import { openStockClient, untilSynced } from './stock-client.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})
afterAll(() => relay.close())

/** The process document of a board, as anybody who was let in reads it. */
async function processOf(board: Awaited<ReturnType<typeof makeBoard>>) {
  const { token } = await join(relay.origin, board, 'view')
  const room = formatRoomName({ kind: 'process', boardId: board.id })
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room, token })
  await untilSynced(client)
  return client
}

test('a guided template lays out steps with advice in the language of the board, and takes the group to none of them', async () => {
  const names = ['workshop', 'youth-policy', 'city-garden', 'park', 'storm-surge', 'school-mentors']
  const told = await Promise.all(
    names.map(async (template) => {
      const client = await processOf(await makeBoard(relay.origin, { template, language: 'da' }))
      const stages = readProcess(client.doc).view.get().stages
      expect(walkIn(client.doc)).toEqual([])
      expect(client.doc.getMap('stage').size).toBe(0)
      client.close()
      expect(stages.map(({ name }) => name)[0], template).toBe('Ankomst')
      expect(stages).toHaveLength(8)
      for (const { instruction, guidance, minutes } of stages) {
        expect(Math.min(instruction.length, guidance.length, minutes ?? 0), template).toBeGreaterThan(5)
      }
      return stages.map(({ instruction }) => instruction).join('\n')
    }),
  )
  expect(new Set(told).size).toBe(names.length)
  const blank = await processOf(await makeBoard(relay.origin))
  expect(readProcess(blank.doc).view.get().stages).toEqual([])
  blank.close()
})
