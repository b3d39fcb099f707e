/** A table as it was read: rows of cells, the first row included. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
}

/** Spreadsheets of many languages write semicolons or tabs where RFC 4180 has commas. */
const delimiters = [',', ';', '\t'] as const
type Delimiter = (typeof delimiters)[number]

/** Reads RFC 4180 with any usual delimiter: quoted cells may hold line breaks, doubled quotes and delimiters. Null when a quote never closes. */
export function parseTable(text: string): Table | null {
  const rows = parseRows(withoutMark(text), delimiterOf(withoutMark(text)))
  return rows === null ? null : { rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')) }
}

/** Reads the bytes of a file as people save them: UTF-8, or what older spreadsheets in western Europe write. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Above this many rows a pasted table is worth choosing columns for; below it, every row is plainly a note. */
const rowsWorthMapping = 30

/** Whether pasted text is a long table from a spreadsheet rather than lines of prose. */
export function isTableToMap(text: string): boolean {
  if (!text.includes('\t')) return false
  const rows = parseRows(text, '\t') ?? []
  return rows.length > rowsWorthMapping && rows.filter((row) => row.length > 1).length > rows.length / 2
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** The delimiter that stands most often outside quotes in the first line. */
function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === '\n') break
    else if (!isQuoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  const best = delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return best[0] ?? ','
}

function parseRows(text: string, delimiter: Delimiter): readonly (readonly string[])[] | null {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    if (cell === null) return null
    row.push(cell.value)
    at = cell.end
    if (text[at] === delimiter) {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
  }
  return rows
}

interface Cell {
  readonly value: string
  readonly end: number
}

function plainCell(text: string, from: number, delimiter: Delimiter): Cell {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number, delimiter: Delimiter): Cell | null {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return null
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // Letters between a closing quote and the next delimiter are against the rules; they are kept rather than lost.
      const rest = plainCell(text, quote + 1, delimiter)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}
