/** What a cell can hold; numbers are ours and are written as they are. */
export type CsvCell = string | number | null

// A spreadsheet would run what people wrote as a formula: these are the characters such a cell can begin with.
const formulaStart = /^\s*[=+\-@]|^[\t\r]/
const needsQuotes = /[",\r\n]|^\s|\s$/

/** One row as RFC 4180 has it. Words that a spreadsheet would take for a formula get an apostrophe in front. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
