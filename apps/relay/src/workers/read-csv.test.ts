import { expect, test } from 'vitest'
import type { CsvColumns } from './messages.ts'
import { readCsv } from './read-csv.ts'

const columns: CsvColumns = { text: 'text', author: null, sector: null, time: null, agrees: null, disagrees: null }

function read(
  csv: string | Uint8Array,
  options: { readonly maxNotes?: number; readonly columns?: Partial<CsvColumns> } = {},
) {
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv
  return readCsv({
    type: 'read-csv',
    bytes,
    columns: { ...columns, ...options.columns },
    zone: 'plan',
    maxNotes: options.maxNotes ?? 100,
  })
}

const textsOf = (csv: string): unknown => {
  const reply = read(csv)
  return reply.type === 'csv' ? reply.notes.map(({ text }) => text) : reply
}

test('quoted separators, line breaks and quotes are part of a text; line ends of any system separate rows', () => {
  expect(textsOf('text\n"a, b"\n"c\nd"\n"e ""f"""')).toEqual(['a, b', 'c\nd', 'e "f"'])
  expect(textsOf('text\r\na\r\n"b\r\nc"\r\n')).toEqual(['a', 'b\nc'])
  expect(textsOf('\uFEFFtext\na')).toEqual(['a'])
})

test('control characters go, words of every script stay', () => {
  expect(textsOf('text\n"a\u0000\u001Bb\tc"\n"שלום 🌊 ǅ"')).toEqual(['ab\tc', 'שלום 🌊 ǅ'])
})

test('a header alone is a file without notes', () => {
  expect(read('text\n')).toEqual({ type: 'csv', notes: [], skipped: [] })
})

test('where a file is broken is told by row, the header being row 1', () => {
  const rowOf = (csv: string | Uint8Array): unknown => {
    const reply = read(csv)
    return reply.type === 'csv-refused' ? [reply.refusal.code, reply.refusal.row] : reply
  }
  expect(rowOf('text,b\na,b\n\nc\n')).toEqual(['import-broken', 4])
  expect(rowOf('text\na\n"b\n')).toEqual(['import-broken', 3])
  expect(rowOf('words\na')).toEqual(['import-column-missing', 1])
  expect(rowOf(new Uint8Array([0x74, 0x65, 0x78, 0x74, 10, 97, 10, 0xe6, 10]))).toEqual(['import-not-utf8', 3])
})

test('one note too many refuses the file', () => {
  expect(read('text\na\nb\n', { maxNotes: 2 }).type).toBe('csv')
  expect(read('text\na\nb\nc\n', { maxNotes: 2 })).toMatchObject({ refusal: { code: 'import-too-large', row: 4 } })
})

test('sectors and votes come along; an empty cell is nobody, and two empty ones are no votes', () => {
  const named = { sector: 'from', agrees: 'yes', disagrees: 'no' }
  const reply = read('text,from,yes,no\na,citizens,57,1\nb,,3,\nc, ,,\n', { columns: named })
  expect(reply.type === 'csv' && reply.notes.map(({ sector, votes }) => [sector, votes])).toEqual([
    ['citizens', { agree: 57, disagree: 1 }],
    [null, { agree: 3, disagree: 0 }],
    [null, null],
  ])
  for (const wrong of ['a,x,many,0', 'a,x,-1,0', 'a,x,1.5,0', `a,${'x'.repeat(41)},1,0`]) {
    expect(read(`text,from,yes,no\nfine,x,1,0\n${wrong}\n`, { columns: named })).toMatchObject({ refusal: { row: 3 } })
  }
})
