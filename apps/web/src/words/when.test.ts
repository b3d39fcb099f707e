import { expect, test } from 'vitest'
import { listWords, whenWords } from './when.ts'

const now = Date.UTC(2026, 4, 20, 12)

test.each([
  [0, 'en', 'now'],
  [40_000, 'da', 'nu'],
  [5 * 60_000, 'en', '5 minutes ago'],
  [26 * 3_600_000, 'da', 'i går'],
  [3 * 3_600_000, 'nb', 'for 3 timer siden'],
  [30 * 86_400_000, 'en', 'Apr 20, 2026'],
])('%i ms ago is said in %s as "%s"', (agoMs, language, words) => {
  expect(whenWords(now - agoMs, now, language)).toBe(words)
})

test('a clock that runs ahead never speaks of the future', () => {
  expect(whenWords(now + 90_000, now, 'en')).toBe('now')
})

test('lists are joined as the language does', () => {
  expect(listWords(['borgere', 'privat'], 'da')).toBe('borgere eller privat')
})
