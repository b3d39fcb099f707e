import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { call, jsonOf } from './board-api.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

test('the API describes itself as OpenAPI 3.1, with every call and what it answers', async () => {
  const description = await jsonOf<{
    openapi: string
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
  }>(await call(relay.origin, '/api/openapi.json'))
  expect(description.openapi).toBe('3.1.0')
  const calls = Object.entries(description.paths).flatMap(([route, methods]) =>
    Object.keys(methods).map((method) => `${method} ${route}`),
  )
  expect(calls.toSorted()).toEqual([
    'delete /api/boards/{id}',
    'delete /api/boards/{id}/codes/{linkId}',
    'delete /api/boards/{id}/links/{linkId}',
    'get /api/boards/{id}',
    'get /api/boards/{id}/actors',
    'get /api/boards/{id}/export.csv',
    'get /api/boards/{id}/export.json',
    'get /api/boards/{id}/export.md',
    'get /api/boards/{id}/history',
    'get /api/boards/{id}/links',
    'get /api/boards/{id}/pulses/{pulseId}',
    'get /api/boards/{id}/rounds/{roundId}',
    'get /api/boards/{id}/snapshot',
    'get /api/boards/{id}/stages',
    'get /api/boards/{id}/time',
    'get /api/boards/{id}/tracks',
    'get /api/boards/{id}/votings/{votingId}',
    'get /healthz',
    'get /metrics',
    'get /readyz',
    'post /api/boards',
    'post /api/boards/from-template',
    'post /api/boards/{id}/codes',
    'post /api/boards/{id}/consent-rounds',
    'post /api/boards/{id}/import',
    'post /api/boards/{id}/join',
    'post /api/boards/{id}/links',
    'post /api/boards/{id}/pulses',
    'post /api/boards/{id}/pulses/{pulseId}/close',
    'post /api/boards/{id}/restore',
    'post /api/boards/{id}/rounds',
    'post /api/boards/{id}/rounds/{roundId}/end',
    'post /api/boards/{id}/rounds/{roundId}/place',
    'post /api/boards/{id}/rounds/{roundId}/reveal',
    'post /api/boards/{id}/votings',
    'post /api/boards/{id}/votings/{votingId}/close',
    'post /api/codes',
    'put /api/boards/{id}/frozen',
    'put /api/boards/{id}/pulses/{pulseId}/answer',
    'put /api/boards/{id}/rounds/{roundId}/circles',
    'put /api/boards/{id}/votings/{votingId}/ballot',
  ])
  for (const methods of Object.values(description.paths)) {
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses).length).toBeGreaterThan(0)
  }
})
