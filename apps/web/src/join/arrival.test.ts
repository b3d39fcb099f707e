import { expect, test } from 'vitest'
import { createApi } from '../api/client.ts'
import type { Route } from '../app/router.ts'
import { createBoardList } from '../device/board-list.ts'
import { createArrival } from './arrival.ts'

const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }

function arriveAt(route: Route) {
  const asked: string[] = []
  const api = createApi((path) => {
    asked.push(typeof path === 'string' ? path : 'elsewhere')
    return Promise.reject(new Error('no network'))
  })
  const tools = { api, boards: createBoardList(nowhere), clock: { now: () => 7, after: () => () => {} } }
  return { asked, arrival: createArrival(tools, { route: () => route, takeLink: () => null }) }
}

test('the door of the board in the address is knocked at once, before anybody asks, and only once', async () => {
  const { asked, arrival } = arriveAt({ page: 'board', boardId: 'Board12345678' })
  expect(asked).toEqual(['/api/boards/Board12345678'])
  expect(await arrival.take('Board12345678')).toMatchObject({ state: 'closed', reason: 'offline' })
  expect(arrival.take('Board12345678')).toBeNull()
  expect(asked).toHaveLength(1)
})

test('the front page knocks nowhere, and what was begun for one board is not taken for another', () => {
  const { asked, arrival } = arriveAt({ page: 'home' })
  expect([asked, arrival.take('Board12345678')]).toEqual([[], null])
  expect(arriveAt({ page: 'board', boardId: 'Board12345678' }).arrival.take('Elsewhere1234')).toBeNull()
})
