import { err, ok, type Result } from '@samtavle/base'
import { CsvError, parse } from 'csv-parse/sync'
import { cleanText, importLimits } from '../note-text.ts'

/** Something that somebody said in a deliberation, at its own time in milliseconds since 1970. */
export interface Statement {
  readonly at: number
  readonly id: string
  /** As the source tells people apart. */
  readonly author: string
  readonly text: string
}

/** One vote on a statement: 1 agrees, -1 disagrees, 0 passes. */
export interface Vote {
  readonly at: number
  readonly statement: string
  readonly voter: string
  readonly vote: -1 | 0 | 1
}

/** Reads the statements of a file as Polis exports them, oldest first; one without words is left out. The error says which row is wrong. */
export function readStatements(text: string): Result<readonly Statement[], string> {
  return readRecords(text, ['timestamp', 'comment-id', 'author-id', 'comment-body'], ({ cell, at }) => {
    const words = cleanText(cell('comment-body'))
    const author = cleanText(cell('author-id'))
    if (words.length > importLimits.textLength) return err(`a note takes at most ${importLimits.textLength} characters`)
    if (author.length >= importLimits.authorLength) return err('the author is too long')
    return ok(words === '' ? null : { at, id: cell('comment-id'), author, text: words })
  })
}

/** Reads the votes of a file as Polis exports them, in the order they were cast. */
export function readVotes(text: string): Result<readonly Vote[], string> {
  return readRecords(text, ['timestamp', 'comment-id', 'voter-id', 'vote'], ({ cell, at }) => {
    const vote = ([-1, 0, 1] as const).find((known) => String(known) === cell('vote').trim())
    if (vote === undefined) return err('the vote is neither 1, 0 nor -1')
    return ok({ at, statement: cell('comment-id'), voter: cell('voter-id'), vote })
  })
}

interface Cells {
  readonly cell: (column: string) => string
  readonly at: number
}

function readRecords<Value extends { readonly at: number }>(
  text: string,
  columns: readonly string[],
  read: (cells: Cells) => Result<Value | null, string>,
): Result<readonly Value[], string> {
  const records = parseRecords(text)
  if (!records.ok) return records
  const [header = [], ...rows] = records.value
  const missing = columns.find((column) => !header.includes(column))
  if (missing !== undefined) return err(`the first row has no column named “${missing}”`)
  const values: Value[] = []
  for (const [index, row] of rows.entries()) {
    const cell = (column: string): string => row[header.indexOf(column)] ?? ''
    const at = Number(cell('timestamp'))
    const isTime = Number.isSafeInteger(at) && at > 0
    const value = isTime ? read({ cell, at }) : err('the timestamp is no time in milliseconds since 1970')
    if (!value.ok) return err(`record ${index + 2}: ${value.error}`)
    if (value.value !== null) values.push(value.value)
  }
  return ok(values.toSorted((a, b) => a.at - b.at))
}

function parseRecords(text: string): Result<readonly (readonly string[])[], string> {
  try {
    return ok(parse(text, { bom: true, skip_empty_lines: true }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return err('it is not CSV as RFC 4180 describes it')
  }
}
