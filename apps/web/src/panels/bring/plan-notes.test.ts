import { expect, test } from 'vitest'
import { guessColumns, notesOfLines, notesOfTable, readTime } from './plan-notes.ts'

const none = { author: null, sector: null, time: null, agrees: null, disagrees: null }

const polis = {
  rows: [
    ['timestamp', 'comment-id', 'author-id', 'comment-body'],
    ['1514764800000', '0', '7', 'More benches by the water'],
    ['', '1', '8', '  '],
    ['2018-01-01T01:00:00Z', '2', '', 'Lights, "warm" ones'],
  ],
}

test('the columns of a deliberation are guessed by their names', () => {
  expect(guessColumns(polis)).toEqual({ ...none, hasHeader: true, text: 3, author: 2, time: 0 })
})

test('without telling names the wordiest column is the text, and the first row is a note too', () => {
  const table = {
    rows: [
      ['1', 'a long thought about the park'],
      ['2', 'another one'],
    ],
  }
  expect(guessColumns(table)).toEqual({ ...none, hasHeader: false, text: 1 })
})

test('rows become notes with author and time, and empty ones are left out without shifting the row numbers', () => {
  expect(notesOfTable(polis, { ...none, text: 3, author: 2, time: 0 }, true)).toEqual([
    { row: 2, note: { text: 'More benches by the water', author: '7', createdAt: 1514764800000 } },
    { row: 4, note: { text: 'Lights, "warm" ones', createdAt: 1514768400000 } },
  ])
})

test('sectors by any usual name and votes as whole numbers come along', () => {
  const rows = [
    ['tekst', 'sektor', 'enige', 'uenige'],
    ['Lys', 'Kommunen', '4', ''],
    ['Bænke', 'Frivillige', 'mange', '2'],
    ['Ro', 'Beboere', '', ''],
    ['Både', 'Skolen', '0', '9'],
  ]
  const { hasHeader, ...columns } = guessColumns({ rows })
  expect(notesOfTable({ rows }, columns, hasHeader).map(({ note: { sector, votes } }) => [sector, votes])).toEqual([
    ['public', { agree: 4, disagree: 0 }],
    ['civil-society', undefined],
    ['citizens', undefined],
    ['Skolen', { agree: 0, disagree: 9 }],
  ])
})

test('lines become notes', () => {
  expect(notesOfLines('one\r\n\n  two  \n')).toEqual([
    { row: 1, note: { text: 'one' } },
    { row: 3, note: { text: 'two' } },
  ])
})

test.each([
  ['1514764800000', 1514764800000],
  ['2018-01-01', 1514764800000],
  ['2018-01-01 00:00:00Z', 1514764800000],
  ['01/02/2018', null],
  ['3.4.2018', null],
  ['yesterday', null],
  ['', null],
])('the time %s is read as %s', (text, at) => {
  expect(readTime(text)).toBe(at)
})
