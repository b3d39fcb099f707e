import { sectorIds } from '@samtavle/method'
import { expect, test } from 'vitest'
import { sectorLook } from './sector-look.ts'

test('no two sectors share a colour or a shape', () => {
  const looks = sectorIds.map(sectorLook)
  expect(new Set(looks.map((look) => look.color)).size).toBe(4)
  expect(new Set(looks.map((look) => look.shape)).size).toBe(4)
  expect(new Set(looks.map((look) => look.path)).size).toBe(4)
})

test('a sector that a board made up, or none, has the neutral look', () => {
  expect(sectorLook('churches')).toEqual(sectorLook(null))
  expect(sectorLook('churches').shape).toBe('ring')
})

test('names of object properties are no sectors', () => {
  expect(sectorLook('__proto__').shape).toBe('ring')
  expect(sectorLook('constructor').shape).toBe('ring')
})
