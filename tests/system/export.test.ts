import type { CreateLinkResponse, JoinResponse } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { call, join, jsonOf, makeBoard } from './board-api.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

test.each([
  ['csv', 'text/csv; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
])('a board is taken home as %s, with names or without as the link says', async (format, type) => {
  const board = await makeBoard(relay.origin, { template: 'example' })
  const lead = await join(relay.origin, board, 'facilitate', { name: 'Solveig', sector: 'public' })
  const path = `/api/boards/${board.id}/export.${format}`
  const named = await call(relay.origin, path, { token: lead.token })
  expect(named.status).toBe(200)
  expect(named.headers.get('content-type')).toBe(type)
  expect(named.headers.get('content-disposition')).toBe(`attachment; filename="samtavle-${board.id}.${format}"`)
  expect(Number(named.headers.get('x-seq'))).toBeGreaterThan(0)
  expect(await named.text()).toContain('Birgit')
  const link = await jsonOf<CreateLinkResponse>(
    await call(relay.origin, `/api/boards/${board.id}/links`, {
      token: lead.token,
      body: { role: 'view', hideNames: true },
    }),
  )
  const { hash } = new URL(link.url)
  const stranger = await jsonOf<JoinResponse>(
    await call(relay.origin, `/api/boards/${board.id}/join`, { body: { link: hash.slice(1) } }),
  )
  const nameless = await (await call(relay.origin, path, { token: stranger.token })).text()
  for (const name of ['Birgit', 'Solveig', 'Karen', 'Omar']) expect(nameless).not.toContain(name)
  expect(nameless.length).toBeGreaterThan(2000)
})
