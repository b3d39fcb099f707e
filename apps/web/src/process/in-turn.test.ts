import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('everybody is asked once, and sectors alternate as long as they can', () => {
  const people = ['p1', 'p2', 'p3', 'c1', 'c2', 'n1'].map((actorId) => ({
    actorId,
    name: actorId,
    sector: { p: 'public', c: 'citizens', n: null }[actorId.slice(0, 1)] ?? null,
  }))
  expect(inTurn(people)).toEqual(['p1', 'c1', 'n1', 'p2', 'c2', 'p3'])
  expect(inTurn([])).toEqual([])
})
