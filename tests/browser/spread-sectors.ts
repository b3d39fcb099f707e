import { sectorIds } from '@samtavle/method'
import { readFile } from 'node:fs/promises'

/** The sector that tests give an author of a real deliberation: the data itself has none. */
function sectorOfAuthorId(authorId: number): string {
  return sectorIds[authorId % sectorIds.length] ?? 'citizens'
}

/** A real deliberation as it lies in `tests/data`, with a first column that says each author's sector. */
export async function deliberationWithSectors(name: string): Promise<string> {
  const csv = await readFile(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
  // Each record begins with a time, the comment's id and the author's; lines within a comment do not.
  return csv
    .replace(/^timestamp,/, 'sector,timestamp,')
    .replaceAll(
      /^(\d{13},\d+,(\d+),)/gm,
      (_record, start: string, author: string) => `${sectorOfAuthorId(Number(author))},${start}`,
    )
}
