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

/** One statement as the source has it. */
export interface DeliberationStatement {
  readonly at: number
  readonly author: string
  readonly id: string
  readonly text: string
}

/** The statements of a real deliberation of `tests/data`, oldest first. */
export async function deliberationStatements(name: string): Promise<readonly DeliberationStatement[]> {
  return (await readTable(name))
    .map((read) => ({
      at: Number(read('timestamp')),
      author: read('author-id'),
      id: read('comment-id'),
      text: read('comment-body').trim(),
    }))
    .filter(({ at }) => Number.isFinite(at) && at > 0)
    .toSorted((a, b) => a.at - b.at)
}

/** A real deliberation of `tests/data`, put on a board as it happened: every statement a note, by its author and at its own time. */
export async function deliberationLog(name: string): Promise<readonly DeliberationEntry[]> {
  const statements = await deliberationStatements(name)
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

/** One vote as the source has it. */
export interface DeliberationVote {
  readonly at: number
  readonly statement: string
  readonly voter: string
  /** 1 agrees, -1 disagrees, 0 passes. */
  readonly vote: number
}

/** The votes on a deliberation's statements, in the order they were cast. */
export async function deliberationVotes(name: string): Promise<readonly DeliberationVote[]> {
  const votes = (await readTable(`${name}.votes`)).map((read) => ({
    at: Number(read('timestamp')),
    statement: read('comment-id'),
    voter: read('voter-id'),
    vote: Number(read('vote')),
  }))
  return votes.toSorted((a, b) => a.at - b.at)
}

/** How many agree and disagree with each statement when everybody's last vote counts. */
export function countVotes(
  votes: readonly DeliberationVote[],
): ReadonlyMap<string, { agree: number; disagree: number }> {
  const lastByVoter = new Map(votes.map((vote) => [`${vote.statement} ${vote.voter}`, vote]))
  const counts = new Map<string, { agree: number; disagree: number }>()
  for (const { statement, vote } of lastByVoter.values()) {
    const count = counts.get(statement) ?? { agree: 0, disagree: 0 }
    counts.set(statement, count)
    if (vote > 0) count.agree += 1
    if (vote < 0) count.disagree += 1
  }
  return counts
}

/** The records of a file of `tests/data`, each as what reads a column of it. */
async function readTable(name: string): Promise<readonly ((column: string) => string)[]> {
  const csv = await readFile(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
  const [header = [], ...records] = parseRecords(csv)
  return records.map((record) => (column) => record[header.indexOf(column)] ?? '')
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
