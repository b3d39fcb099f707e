import type { SQLOutputValue } from 'node:sqlite'

/** One row as SQLite hands it out, before its columns are known to be what the schema says. */
export type Row = Readonly<Record<string, SQLOutputValue>>

/** A column that the schema says is text. */
export function textOf(row: Row, column: string): string {
  const value = row[column]
  return typeof value === 'string' ? value : refuse(column, 'text', value)
}

/** A column that the schema says is a whole number. */
export function integerOf(row: Row, column: string): number {
  const value = row[column]
  return typeof value === 'number' ? value : refuse(column, 'an integer', value)
}

/** A column that the schema says is a blob. */
export function blobOf(row: Row, column: string): Uint8Array {
  const value = row[column]
  return value instanceof Uint8Array ? value : refuse(column, 'a blob', value)
}

/** A column of text that may be null. */
export function nullableTextOf(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column)
}

/** A whole number that may be null. */
export function nullableIntegerOf(row: Row, column: string): number | null {
  return row[column] === null ? null : integerOf(row, column)
}

/** What a query of one row found; null when it found none. */
export function firstOf<Value>(row: Row | undefined, rowToValue: (row: Row) => Value): Value | null {
  return row ? rowToValue(row) : null
}

function refuse(column: string, wanted: string, value: SQLOutputValue | undefined): never {
  throw new Error(`The store is damaged: column ${column} holds ${typeof value} instead of ${wanted}`)
}
