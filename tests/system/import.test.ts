import type { ImportResponse, JoinResponse } from '@samtavle/protocol'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { openStockClient, untilSynced } from './stock-client.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

/** Real deliberations; their README says whose. */
const realData = new URL('../data/', import.meta.url)

interface ExportedItem {
  readonly id: string
  readonly zone: string | null
  readonly text: string
  readonly place: readonly [number, number]
  readonly item: { readonly by: string; readonly at: number }
  readonly look: { readonly w: number; readonly h: number }
  readonly facts?: { readonly author?: string }
}

interface Imported {
  readonly board: MadeBoard
  readonly actor: JoinResponse
  readonly response: ImportResponse
  readonly items: readonly ExportedItem[]
}

async function importCsv(query: string, csv: string | Uint8Array<ArrayBuffer>): Promise<Imported> {
  const board = await makeBoard(relay.origin)
  const actor = await join(relay.origin, board, 'contribute', { sector: 'civil-society' })
  const answer = await fetch(`${relay.origin}/api/boards/${board.id}/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv; charset=utf-8', authorization: `Bearer ${actor.token}` },
    body: csv,
  })
  const response = await jsonOf<ImportResponse>(answer)
  const { items } = await jsonOf<{ items: readonly ExportedItem[] }>(
    await call(relay.origin, `/api/boards/${board.id}/export.json`, { token: actor.token }),
  )
  return { board, actor, response, items }
}

/** Items as people read them: rows from the top, each from the left. */
function inReadingOrder(items: readonly ExportedItem[]): readonly ExportedItem[] {
  return items.toSorted((a, b) => a.place[1] - b.place[1] || a.place[0] - b.place[0])
}

function overlaps(a: ExportedItem, b: ExportedItem): boolean {
  const [dx, dy] = [Math.abs(a.place[0] - b.place[0]), Math.abs(a.place[1] - b.place[1])]
  return dx < (a.look.w + b.look.w) / 2 && dy < (a.look.h + b.look.h) / 2
}

const fixture = [
  '\uFEFFwhen,who,words',
  '1700000000000,bo,"A line, with a comma"',
  '2024-02-03T10:00:00Z,ida,"Two',
  'lines and a ""quote"""',
  ',,"Blåbærgrød på øen 🫐"',
  '1700000000001,bo,',
  '1700000000002,,"   "',
  '',
  '1700000000003,ida,=SUM(A1:A9)',
  '',
].join('\r\n')

test('a CSV file becomes notes in reading order, with authors and times; empty rows are told', async () => {
  const { actor, response, items } = await importCsv('text=words&author=who&time=when&zone=plan', fixture)
  expect(response).toEqual({
    imported: 4,
    skipped: [
      { row: 5, reason: 'The text is empty.' },
      { row: 6, reason: 'The text is empty.' },
    ],
  })
  const notes = inReadingOrder(items)
  expect(notes.map(({ text }) => text)).toEqual([
    'A line, with a comma',
    'Two\nlines and a "quote"',
    'Blåbærgrød på øen 🫐',
    '=SUM(A1:A9)',
  ])
  expect(notes.map(({ facts }) => facts?.author)).toEqual(['bo', 'ida', undefined, 'ida'])
  expect(notes.map(({ item }) => item.at).slice(0, 2)).toEqual([1_700_000_000_000, Date.UTC(2024, 1, 3, 10)])
  expect(notes.every(({ item, zone }) => item.by === actor.actor.id && zone === 'plan')).toBe(true)
})

test('spreadsheets that separate by semicolon or tab are read as well', async () => {
  for (const separator of [';', '\t']) {
    const csv = ['tekst', 'navn'].join(separator) + '\n' + ['Ja, gerne', 'Åse'].join(separator) + '\n'
    const { items } = await importCsv('text=tekst&author=navn', csv)
    expect(items.map(({ text, facts }) => [text, facts?.author])).toEqual([['Ja, gerne', 'Åse']])
  }
})

test('notes as JSON carry their own zone, author, sector, votes and time', async () => {
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  const notes = [
    { text: 'Why?' },
    {
      text: 'How?',
      zone: 'plan',
      author: 'Ida',
      sector: 'citizens',
      votes: { agree: 5, disagree: 0 },
      createdAt: 1_700_000_000_000,
    },
    { text: ' \n ' },
    { text: 'Done', zone: 'implement' },
  ]
  const response = await jsonOf<ImportResponse>(
    await call(relay.origin, `/api/boards/${board.id}/import`, { token, body: { notes } }),
  )
  expect(response).toEqual({ imported: 3, skipped: [{ row: 3, reason: 'The text is empty.' }] })
  const { items } = await jsonOf<{ items: readonly ExportedItem[] }>(
    await call(relay.origin, `/api/boards/${board.id}/export.json`, { token }),
  )
  expect(Object.fromEntries(items.map(({ text, zone }) => [text, zone]))).toEqual({
    'Why?': 'understand',
    'How?': 'plan',
    Done: 'implement',
  })
  expect(items.find(({ text }) => text === 'How?')).toMatchObject({
    facts: { author: 'Ida', sector: 'citizens', votes: { agree: 5, disagree: 0 } },
    item: { at: 1_700_000_000_000 },
  })
})

test('people on the board see an import arrive whole, at once, and a second one beside the first', async () => {
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(client)
  const sizes: number[] = []
  client.doc.on('update', () => sizes.push(client.doc.getMap('items').size))
  const notes = Array.from({ length: 250 }, (_, index) => ({ text: `Statement ${index}` }))
  for (let round = 1; round <= 2; round += 1) {
    await call(relay.origin, `/api/boards/${board.id}/import`, { token, body: { notes } })
    await until(() => client.doc.getMap('items').size === 250 * round, `import ${round} has arrived`)
  }
  expect(new Set(sizes)).toEqual(new Set([0, 250, 500].filter((size) => sizes.includes(size))))
  const { items } = await jsonOf<{ items: readonly ExportedItem[] }>(
    await call(relay.origin, `/api/boards/${board.id}/export.json`, { token }),
  )
  expect(items.every(({ zone }) => zone === 'understand')).toBe(true)
  expect(items.some((item, index) => items.slice(index + 1).some((other) => overlaps(item, other)))).toBe(false)
  client.close()
})

test('three real deliberations arrive whole, none over another, all in the zone', async () => {
  for (const [folder, count] of [
    ['american-assembly.bowling-green', 896],
    ['bg2050-volunteers', 371],
    ['london.youth.policing', 39],
  ] as const) {
    const csv = new Uint8Array(await readFile(new URL(`${folder}.csv`, realData)))
    const { response, items } = await importCsv('text=comment-body&author=author-id&time=timestamp', csv)
    expect(response, folder).toEqual({ imported: count, skipped: [] })
    expect(items, folder).toHaveLength(count)
    expect(
      items.every(({ text, facts, zone }) => text.length > 0 && facts?.author !== undefined && zone === 'understand'),
    ).toBe(true)
    expect(items.some((item, index) => items.slice(index + 1).some((other) => overlaps(item, other)))).toBe(false)
  }
})
