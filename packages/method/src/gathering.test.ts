import { expect, test } from 'vitest'
import { gatheringOf } from './index.ts'

test('[MET-1] people are counted by sector once, whatever number of devices they brought', () => {
  const gathering = gatheringOf([
    { actorId: 'a', sector: 'public' },
    { actorId: 'a', sector: 'public' },
    { actorId: 'b', sector: 'citizens' },
    { actorId: 'c', sector: 'school' },
    { actorId: 'd', sector: null },
  ])
  expect([...gathering.countBySector]).toEqual([
    ['public', 1],
    ['citizens', 1],
    ['school', 1],
  ])
  expect(gathering.unsaid).toBe(1)
  expect(gathering.missing).toEqual(['private', 'civil-society'])
})

test.each([
  [['public', 'citizens'], true],
  [['public', 'civil-society'], true],
  [['public', 'private'], false],
  [['civil-society', 'citizens'], false],
  [[], false],
])('[MET-2] with %j here, the border that makes co-creation is crossed: %s', (sectors, isBorderCrossed) => {
  const present = sectors.map((sector, index) => ({ actorId: `${index}`, sector }))
  expect(gatheringOf(present).isBorderCrossed).toBe(isBorderCrossed)
})
