import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatJoinCode, joinCodeCharacters, joinCodeLength, parseJoinCode } from './join-code.ts'

test('[CODE-1] a code has seven characters of which none looks like another and none is a vowel', () => {
  expect(joinCodeLength).toBe(7)
  expect(new Set(joinCodeCharacters).size).toBe(23)
  expect(joinCodeCharacters).not.toMatch(/[01OIL5S8]?[BZAEUYOIL015S]/)
})

test('[CODE-2] a code is read as people type it, and nothing else is one', () => {
  expect(parseJoinCode(' k7m-x4 pq ')).toBe('K7MX4PQ')
  expect(parseJoinCode('k7m\u2013x4pq')).toBe('K7MX4PQ')
  expect(parseJoinCode('bzbzbzb')).toBe('8282828')
  for (const wrong of [
    '',
    'K7MX4P',
    'K7MX4PQR',
    'K7MX4PO',
    'K7MX4P1',
    'K7MX4P\u00d8',
    '\u{1F600}\u{1F600}\u{1F600}4',
    '__proto__',
  ]) {
    expect(parseJoinCode(wrong), wrong).toBeNull()
  }
  const code = fc.string({ unit: fc.constantFrom(...joinCodeCharacters.split('')), minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(code, (made) => {
      expect(parseJoinCode(formatJoinCode(made))).toBe(made)
      expect(parseJoinCode(made.toLowerCase())).toBe(made)
    }),
  )
})
