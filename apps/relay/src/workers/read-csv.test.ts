import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const columns = { text: 'text', author: null, time: null }

function read(csv: string | Uint8Array, options: { readonly maxNotes?: number } = {}) {
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv
  return readCsv({ type: 'read-csv', bytes, columns, zone: 'plan', maxNotes: options.maxNotes ?? 100 })
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
