import type { FrameFigures } from './measures/frame-figures.ts'
import { longestPaintingMs } from './measures/time-to-painted.ts'
import { scenarios } from './scenarios.ts'

/** What was measured of one contender with one number of notes. */
export interface BoardFigures {
  readonly name: string
  readonly count: number
  readonly frames: Map<string, FrameFigures>
  paintedMs?: number | null
  heapMb?: number
  firstLoadBytes?: number
  readonly troubles: string[]
}

/** One table: a column for each contender and size, a row for each measure. */
export function canvasTable(figures: readonly BoardFigures[], wanted: readonly string[]): string {
  const rows = [
    ['', ...figures.map(({ name, count }) => `${name} ${count.toLocaleString('en')}`)],
    ['all notes painted, s', ...figures.map(({ paintedMs }) => secondsOf(paintedMs))],
    ['JavaScript heap, MB', ...figures.map(({ heapMb }) => heapMb?.toFixed(0) ?? '')],
    ['first load, kB gzip', ...figures.map(({ firstLoadBytes }) => kilobytes(firstLoadBytes))],
    ...scenarios
      .filter(({ key }) => wanted.includes(key))
      .flatMap(({ key, title }) => [
        [`${title}: frames/s`, ...figures.map(({ frames }) => frames.get(key)?.framesPerSecond.toFixed(1) ?? '')],
        ['  scripting, ms/frame', ...figures.map(({ frames }) => frames.get(key)?.scriptMs.toFixed(2) ?? '')],
        ['  main thread, ms/frame', ...figures.map(({ frames }) => frames.get(key)?.taskMs.toFixed(1) ?? '')],
        ['  longest frame, ms', ...figures.map(({ frames }) => frames.get(key)?.worstMs.toFixed(0) ?? '')],
      ]),
  ]
  const troubles = figures.flatMap(({ name, count, troubles: found }) =>
    found.map((trouble) => `${name} ${count}: ${trouble}`),
  )
  return [alignedTable(rows), ...troubles].join('\n')
}

function secondsOf(ms: number | null | undefined): string {
  if (ms === null) return `not in ${longestPaintingMs / 1000}`
  return ms === undefined ? '' : (ms / 1000).toFixed(2)
}

function kilobytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : (bytes / 1000).toFixed(1)
}

function alignedTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_none, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return rows.map(line).join('\n')
}
