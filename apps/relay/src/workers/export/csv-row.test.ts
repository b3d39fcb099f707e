import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvRow } from './csv-row.ts'

test('what people write comes back as they wrote it: quotes, commas, line breaks, spaces', () => {
  const cells = ['plain', 'with "quotes"', 'a, b', 'two\nlines', ' spaces ', '', 'æøå 🌊']
  expect(parse(csvRow(cells))).toEqual([cells])
})

test.each(['=1+1', '+45 12', '-5 minutes', '@home', '\t=cmd', '\r=cmd', ' =1+1', '\n=HYPERLINK("x")'])(
  'no spreadsheet runs %j',
  (words) => {
    expect(parse(csvRow([words]))).toEqual([[`'${words}`]])
  },
)

test('numbers of ours are numbers, and nothing is nothing', () => {
  expect(csvRow([-120, null, 3])).toBe('-120,,3\r\n')
})
