import { defaultAxis, noteColors, schemaVersion, type RootName, rootNames } from '@samtavle/board'
import { readFile } from 'node:fs/promises'
import * as Y from 'yjs'

/** One entry of a log, as a relay would have kept it. */
export interface DeliberationEntry {
  readonly seq: number
  readonly at: number
  readonly actor: string | null
  readonly bytes: Uint8Array
}

/** Notes in one row of the board. */
const notesPerRow = 18
const noteStep = 230

/** A real deliberation of `tests/data`, put on a board as it happened: every statement a note, by its author and at its own time. */
export async function deliberationLog(name: string): Promise<readonly DeliberationEntry[]> {
  const csv = await readFile(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
  const [header = [], ...records] = parseRecords(csv)
  const column = (record: readonly string[], of: string): string => record[header.indexOf(of)] ?? ''
  const statements = records
    .map((record) => ({
      at: Number(column(record, 'timestamp')),
      author: column(record, 'author-id'),
      id: column(record, 'comment-id'),
      text: column(record, 'comment-body').trim(),
    }))
    .filter(({ at }) => Number.isFinite(at) && at > 0)
    .toSorted((a, b) => a.at - b.at)
  const doc = new Y.Doc()
  doc.clientID = 1
  const roots = Object.fromEntries(rootNames.map((root) => [root, doc.getMap(root)])) as Record<
    RootName,
    Y.Map<unknown>
  >
  const entries: DeliberationEntry[] = []
  let now = { at: statements[0]?.at ?? 0, actor: null as string | null }
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, ...now, bytes }))
  doc.transact(() => {
    roots.meta.set('schema', schemaVersion)
    roots.meta.set('title', name)
    roots.meta.set('axis', { ...defaultAxis })
  })
  for (const [index, { at, author, id, text }] of statements.entries()) {
    now = { at, actor: `resident-${author}` }
    const item = `statement-${id}`
    doc.transact(() => {
      roots.items.set(item, { kind: 'note', by: now.actor, at })
      const [column, row] = [index % notesPerRow, Math.floor(index / notesPerRow)]
      roots.places.set(item, [defaultAxis.understand[0] + 150 + column * noteStep, 200 + row * noteStep])
      roots.looks.set(item, { w: 200, h: 200, color: noteColors[index % noteColors.length] })
      roots.texts.set(item, new Y.Text(text))
    })
  }
  return entries
}

/** Records of a file as RFC 4180 writes them. */
function parseRecords(csv: string): readonly (readonly string[])[] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') records.push([])
  }
  return records.filter((record) => record.length > 1)
}
