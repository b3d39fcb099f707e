import { expect, test } from 'vitest'
import { decodeText, isTableToMap, parseTable } from './csv.ts'

test.each([
  [
    'commas',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, as Nordic spreadsheets write',
    'a;b\r\n"1,5";2\r\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'line breaks and quotes in a cell',
    'a,b\n"one\ntwo","say ""hi"""',
    [
      ['a', 'b'],
      ['one\ntwo', 'say "hi"'],
    ],
  ],
  [
    'an empty last cell',
    'a,b\n1,',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  [
    'a byte order mark and empty rows',
    '\ufeffa,b\n\n,\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['one column', 'tekst\nhej', [['tekst'], ['hej']]],
  [
    'a delimiter inside the header quotes',
    '"a;b",c\n1,2',
    [
      ['a;b', 'c'],
      ['1', '2'],
    ],
  ],
  ['nothing', '', []],
])('a table with %s is read', (_what, text, rows) => {
  expect(parseTable(text)?.rows).toEqual(rows)
})

test('a quote that never closes is no table', () => {
  expect(parseTable('a,b\n"1,2')).toBeNull()
})

test('old files in the western code page keep their letters', () => {
  expect(decodeText(new Uint8Array([0xe6, 0xf8, 0xe5]))).toBe('æøå')
  expect(decodeText(new TextEncoder().encode('æøå'))).toBe('æøå')
})

test('a long pasted table is told from prose and from a short one', () => {
  const row = 'a note\tAnna'
  expect(isTableToMap(Array.from({ length: 31 }, () => row).join('\n'))).toBe(true)
  expect(isTableToMap(Array.from({ length: 30 }, () => row).join('\n'))).toBe(false)
  expect(isTableToMap(Array.from({ length: 90 }, () => 'just a line, with a comma').join('\n'))).toBe(false)
})
