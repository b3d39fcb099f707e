import type { SectorId } from '@samtavle/method'
import type { ImportNote } from '../../api/import-call.ts'
import type { Table } from './csv.ts'

/** Which column holds what, by number; null is left out. */
export interface Columns {
  readonly text: number
  readonly author: number | null
  readonly sector: number | null
  readonly time: number | null
  readonly agrees: number | null
  readonly disagrees: number | null
}

const onlyText = { author: null, sector: null, time: null, agrees: null, disagrees: null } as const

/** A note to be brought in, and the row it came from as a spreadsheet counts it. */
export interface PlannedNote {
  readonly row: number
  readonly note: ImportNote
}

/** What each column is called, in the languages people's files come in. */
const usualNames = {
  text: /^(?:text|tekst|comment(?:-?body)?|kommentar|statement|udsagn|utsagn|note|seddel|lapp|body|indhold|innhold|idea|id[eé])/i,
  author: /^(?:author|forfatter|name|navn|user|bruger|bruker|by|af|av|participant|deltager|deltaker|who|hvem)/i,
  time: /^(?:time|timestamp|tid|date|dato|datetime|created|oprettet|opprettet|when|hvornår|når)/i,
  sector: /^(?:se[ck]tor)/i,
  agrees: /^(?:agree|enig)/i,
  disagrees: /^(?:disagree|uenig)/i,
}

/** How files call the four sectors; what a file calls anything else stays as it is. */
const sectorNames: readonly (readonly [SectorId, RegExp])[] = [
  ['public', /^(?:public|offentlig|kommun|municip)/i],
  ['private', /^(?:privat|business|erhverv|næringsliv)/i],
  ['civil-society', /^(?:civil|sivil|forening|association|frivillig)/i],
  ['citizens', /^(?:citizen|resident|borger|innbygger|beboer)/i],
]
/** As many letters as a sector's name may have. */
const longestSector = 40

/** Guesses from the names in the first row; where no name helps, the column with the most words is the text. */
export function guessColumns({ rows }: Table): Columns & { readonly hasHeader: boolean } {
  const header = (rows[0] ?? []).map((cell) => cell.trim())
  const find = (pattern: RegExp): number | null => {
    const index = header.findIndex((name) => pattern.test(name))
    return index === -1 ? null : index
  }
  // "comment-id" and "comment-body" are both called comments; the one with the words is the comment.
  const named = header.flatMap((name, index) => (usualNames.text.test(name) ? [index] : []))
  const text = named.length === 0 ? null : wordiestColumn(rows, named)
  const hasHeader = text !== null && rows.length > 1
  return {
    hasHeader,
    text: text ?? wordiestColumn(rows, header.keys().toArray()),
    ...onlyText,
    ...(hasHeader && {
      author: find(usualNames.author),
      sector: find(usualNames.sector),
      time: find(usualNames.time),
      agrees: find(usualNames.agrees),
      disagrees: find(usualNames.disagrees),
    }),
  }
}

/** The notes of a table by the chosen columns; rows without words are left out. */
export function notesOfTable({ rows }: Table, columns: Columns, hasHeader: boolean): readonly PlannedNote[] {
  return rows.slice(hasHeader ? 1 : 0).flatMap((cells, index): readonly PlannedNote[] => {
    const cellOf = (part: keyof Columns): string => {
      const column = columns[part]
      return column === null ? '' : (cells[column] ?? '').trim()
    }
    const text = cellOf('text')
    if (text === '') return []
    const author = cellOf('author')
    const sector = sectorNamed(cellOf('sector'))
    const votes = votesIn(cellOf('agrees'), cellOf('disagrees'))
    const createdAt = readTime(cellOf('time'))
    const note = {
      text,
      ...(author === '' ? {} : { author }),
      ...(sector === '' ? {} : { sector }),
      ...(votes === null ? {} : { votes }),
      ...(createdAt === null ? {} : { createdAt }),
    }
    return [{ row: index + (hasHeader ? 2 : 1), note }]
  })
}

function sectorNamed(name: string): string {
  return sectorNames.find(([, names]) => names.test(name))?.[0] ?? name.slice(0, longestSector)
}

/** What people had said of a row; null where a file has no whole numbers. */
function votesIn(agrees: string, disagrees: string): { readonly agree: number; readonly disagree: number } | null {
  if (!/^\d{0,9}$/.test(agrees) || !/^\d{0,9}$/.test(disagrees) || agrees + disagrees === '') return null
  return { agree: Number(agrees), disagree: Number(disagrees) }
}

/** One note per line that has words. */
export function notesOfLines(text: string): readonly PlannedNote[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index): readonly PlannedNote[] => {
    const words = line.trim()
    return words === '' ? [] : [{ row: index + 1, note: { text: words } }]
  })
}

/** Milliseconds since the epoch from milliseconds or an ISO date; null for anything that could be misread. */
export function readTime(text: string): number | null {
  if (/^\d{11,14}$/.test(text)) return Number(text)
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null
  const at = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(at) ? null : at
}

function wordiestColumn(rows: Table['rows'], columns: readonly number[]): number {
  const lengthOf = (column: number): number =>
    rows.slice(1, 50).reduce((sum, row) => sum + (row[column] ?? '').length, rows[0]?.[column]?.length ?? 0)
  return columns.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? 0
}
