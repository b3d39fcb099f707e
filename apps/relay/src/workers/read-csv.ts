import { err, ok, type Result } from '@samtavle/base'
import { CsvError, parse } from 'csv-parse/sync'
import type {
  CountedVotes,
  CsvColumns,
  ImportedNote,
  ImportRefusal,
  SkippedRow,
  WorkerReply,
  WorkerRequest,
} from './messages.ts'
import { cleanText, importLimits } from '../note-text.ts'

/** Spreadsheets of many languages write semicolons or tabs where RFC 4180 has commas; the header tells which. */
const delimiters = [',', ';', '\t']

/** One record of a file; rows count from 1 as a spreadsheet shows them, so the header is row 1. */
interface Row {
  readonly row: number
  readonly fields: readonly string[]
}

type ColumnIndices = { readonly [Part in keyof CsvColumns]: CsvColumns[Part] extends string ? number : number | null }

/** Reads the notes of a CSV file: all of them, or the reason why none. */
export function readCsv(request: Extract<WorkerRequest, { readonly type: 'read-csv' }>): WorkerReply {
  const read = readNotes(request)
  return read.ok ? { type: 'csv', ...read.value } : { type: 'csv-refused', refusal: read.error }
}

interface ReadNotes {
  readonly notes: readonly ImportedNote[]
  readonly skipped: readonly SkippedRow[]
}

function readNotes(request: Extract<WorkerRequest, { readonly type: 'read-csv' }>): Result<ReadNotes, ImportRefusal> {
  const text = decodeUtf8(request.bytes)
  if (!text.ok) return text
  const table = readTable(text.value, request.columns)
  if (!table.ok) return table
  const { rows, indices } = table.value
  const notes: ImportedNote[] = []
  const skipped: SkippedRow[] = []
  for (const row of rows) {
    const note = readNote(row, indices, request.zone)
    if (!note.ok) return note
    if (note.value === null) skipped.push({ row: row.row, reason: 'The text is empty.' })
    else notes.push(note.value)
    if (notes.length > request.maxNotes) {
      return refuse('import-too-large', row.row, `One import takes at most ${request.maxNotes} notes.`)
    }
  }
  return ok({ notes, skipped })
}

function decodeUtf8(bytes: Uint8Array): Result<string, ImportRefusal> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('import-not-utf8', firstBrokenLine(bytes), 'The file is not UTF-8: save it again with that encoding.')
  }
}

/** Lines can be judged one by one because no character of several bytes holds a line feed. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(10, start)
    const end = feed === -1 ? bytes.length : feed + 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}

function readTable(
  text: string,
  columns: CsvColumns,
): Result<{ rows: readonly Row[]; indices: ColumnIndices }, ImportRefusal> {
  const delimiter = delimiters.find((candidate) => headerOf(text, candidate).includes(columns.text)) ?? ','
  const parsed = parseRows(text, delimiter)
  if (!parsed.ok) return parsed
  const [header, ...rows] = parsed.value
  const indices = findColumns(header?.fields ?? [], columns)
  return indices.ok ? ok({ rows, indices: indices.value }) : indices
}

function headerOf(text: string, delimiter: string): readonly string[] {
  const parsed = parseRows(text, delimiter, 1)
  return parsed.ok ? (parsed.value[0]?.fields ?? []) : []
}

function parseRows(text: string, delimiter: string, to?: number): Result<readonly Row[], ImportRefusal> {
  try {
    const records: unknown = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      ...(to === undefined ? {} : { to }),
    })
    return ok(Array.isArray(records) ? records.map(parseRecord) : [])
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(
      'import-broken',
      rowOf(error),
      csvReasons[error.code] ?? 'This row is not CSV as RFC 4180 describes it.',
    )
  }
}

function parseRecord(entry: unknown): Row {
  const { record, info } = entry as { record: readonly string[]; info: { records: number; empty_lines: number } }
  return { row: info.records + info.empty_lines, fields: record }
}

const csvReasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened and never closed.',
  INVALID_OPENING_QUOTE: 'A quote stands inside a value that does not begin with one.',
  CSV_INVALID_CLOSING_QUOTE: 'Something follows a closing quote before the next separator.',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'This row has another number of values than the first one.',
}

function rowOf(error: CsvError): number | null {
  const records = error['records']
  const emptyLines = error['empty_lines']
  return typeof records === 'number' && typeof emptyLines === 'number' ? records + emptyLines + 1 : null
}

function findColumns(header: readonly string[], columns: CsvColumns): Result<ColumnIndices, ImportRefusal> {
  const missing = Object.values<string | null>({ ...columns }).find((name) => name !== null && !header.includes(name))
  if (missing !== undefined)
    return refuse('import-column-missing', 1, `The first row has no column named “${missing}”.`)
  const indexOf = (name: string | null): number | null => (name === null ? null : header.indexOf(name))
  return ok({
    text: header.indexOf(columns.text),
    author: indexOf(columns.author),
    sector: indexOf(columns.sector),
    time: indexOf(columns.time),
    agrees: indexOf(columns.agrees),
    disagrees: indexOf(columns.disagrees),
  })
}

function readNote(
  { row, fields }: Row,
  indices: ColumnIndices,
  zone: string,
): Result<ImportedNote | null, ImportRefusal> {
  const cellOf = (part: keyof ColumnIndices): string => {
    const index = indices[part]
    return index === null ? '' : cleanText(fields[index] ?? '')
  }
  const text = cellOf('text')
  if (text === '') return ok(null)
  const tooLong = tooLongPart({ text, author: cellOf('author'), sector: cellOf('sector') })
  if (tooLong !== null) return refuse('import-too-large', row, tooLong)
  const createdAt = cellOf('time') === '' ? null : parseTime(cellOf('time'))
  if (createdAt !== null && Number.isNaN(createdAt)) {
    return refuse('import-broken', row, 'The time is neither milliseconds since 1970 nor an ISO 8601 date.')
  }
  const votes = readVotes(cellOf('agrees'), cellOf('disagrees'))
  if (votes === undefined) return refuse('import-broken', row, 'The votes are not whole numbers from 0.')
  return ok({
    text,
    zone,
    author: wordsOrNull(cellOf('author')),
    sector: wordsOrNull(cellOf('sector')),
    votes,
    createdAt,
  })
}

function tooLongPart(note: { readonly text: string; readonly author: string; readonly sector: string }): string | null {
  if (note.text.length > importLimits.textLength) return `A note takes at most ${importLimits.textLength} characters.`
  if (note.author.length > importLimits.authorLength)
    return `An author takes at most ${importLimits.authorLength} characters.`
  return note.sector.length > importLimits.sectorLength
    ? `A sector takes at most ${importLimits.sectorLength} characters.`
    : null
}

function wordsOrNull(words: string): string | null {
  return words === '' ? null : words
}

const wholeNumber = /^\d{1,9}$/

/** How many agreed and disagreed, nobody where a cell is empty; null without either, undefined for what is no number. */
function readVotes(agrees: string, disagrees: string): CountedVotes | null | undefined {
  if (agrees === '' && disagrees === '') return null
  const cells = [agrees, disagrees].map((cell) => (cell === '' ? '0' : cell))
  const [agree, disagree] = cells.map(Number)
  if (agree === undefined || disagree === undefined || !cells.every((cell) => wholeNumber.test(cell))) return undefined
  return { agree, disagree }
}

const isoDate = /^\d{4}-\d{2}-\d{2}/
const milliseconds = /^\d{1,15}$/

function parseTime(time: string): number {
  if (milliseconds.test(time)) return Number(time)
  return isoDate.test(time) ? Date.parse(time) : Number.NaN
}

function refuse(
  code: ImportRefusal['code'],
  row: number | null,
  reason: string,
): { readonly ok: false; readonly error: ImportRefusal } {
  return err({ code, row, reason })
}
