import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard } from '../system/board-api.ts'
import { openStockClient, type StockClient } from '../system/stock-client.ts'

const people = 200

/** Many times what the return takes, so that only one who never comes back fails. */
const testMs = 120_000

let relay: RunningRelay
const clients: StockClient[] = []

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(async () => {
  for (const client of clients) client.close()
  await relay.close()
})

test(
  'two hundred clients of one board come back after a restart, all of them, with what was written meanwhile',
  { timeout: testMs },
  async () => {
    const board = await makeBoard(relay.origin)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => join(relay.origin, board, 'contribute')))
    for (let index = 0; index < people; index += 1) {
      const token = tokens[index % tokens.length]?.token ?? ''
      clients.push(openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token }))
    }
    await until(() => clients.every(({ provider }) => provider.synced), 'all are in sync', testMs / 3)
    await relay.stop()
    await until(() => clients.every(({ provider }) => !provider.wsconnected), 'all have noticed')
    clients.forEach(({ doc }, index) => index % 10 === 0 && doc.getMap('facts').set(`offline/${index}`, index))
    await relay.restart()
    await until(() => clients.every(({ provider }) => provider.synced), 'all are in sync again', testMs / 3)
    const offline = (client: StockClient): number =>
      [...client.doc.getMap('facts').keys()].filter((key) => key.startsWith('offline/')).length
    await until(
      () => clients.every((client) => offline(client) === people / 10),
      'all have what was written meanwhile',
      testMs / 3,
    )
    const final = clients.flatMap(({ closeCodes }) => closeCodes).filter((code) => code >= 4400 && code < 4500)
    expect(final).toEqual([])
    expect((await call(relay.origin, '/healthz')).status).toBe(200)
  },
)
