import { expect, test } from 'vitest'
import { earlyFilesOf, type EarlyFiles, type EarlyPage } from './early-files.ts'

const files: EarlyFiles = {
  every: ['/page.js'],
  phone: ['/phone.js', '/phone.css'],
  words: { en: ['/en.js', '/en-phone.js'], da: ['/da.js', '/da-phone.js'], nb: ['/nb.js', '/nb-phone.js'] },
}
const laptop: EarlyPage = { path: '/b/Board12345678', isHandheld: false, language: null, view: null, wishes: ['en-GB'] }
const phone: EarlyPage = { ...laptop, isHandheld: true }

test('a phone fetches early what it writes with, and everybody else only what every board needs', () => {
  expect(earlyFilesOf(files, phone)).toEqual(['/page.js', '/phone.js', '/phone.css', '/en.js', '/en-phone.js'])
  expect(earlyFilesOf(files, laptop)).toEqual(['/page.js', '/en.js'])
  expect(earlyFilesOf(files, { ...phone, view: 'board' })).toEqual(['/page.js', '/en.js'])
})

test('the front page fetches nothing of a board', () => {
  expect(earlyFilesOf(files, { ...phone, path: '/' })).toEqual([])
})

test.each([
  [null, ['nn-NO', 'en'], '/nb.js'],
  [null, ['de-DE', 'da-DK'], '/da.js'],
  ['da', ['nb-NO'], '/da.js'],
  [null, ['de-DE'], '/en.js'],
])('with %s chosen and %j wished, the words are those of %s', (language, wishes, words) => {
  expect(earlyFilesOf(files, { ...laptop, language, wishes })).toContain(words)
})
