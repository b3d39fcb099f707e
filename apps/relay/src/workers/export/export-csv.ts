import { factOf, type DotReason, type WholeItem } from '@samtavle/board'
import { consentRoundsOn, dotsOf, reasonsFor, sectorOfAuthor, standingOf } from '@samtavle/method'
import type { Doc } from 'yjs'
import type { ExportRequest } from '../messages.ts'
import { commentsInCell, stampsInCell } from './export-comments.ts'
import { csvRow, type CsvCell } from './csv-row.ts'
import { readToldBoard, wordsOf, type ToldBoard, type ToldLink } from './told-items.ts'

type Column = readonly [name: string, cell: (item: WholeItem, board: ToldBoard) => CsvCell]

const columns: readonly Column[] = [
  ['id', ({ id }) => id],
  ['kind', ({ kind }) => kind],
  ['zone', (item, board) => (board.isWaiting(item) ? null : item.zone)],
  ['text', wordsOf],
  ['author', (item, board) => board.authorOf(item)],
  ['sector', (item, { view }) => sectorOfAuthor(view, item)],
  ['created_at', ({ at }) => new Date(at).toISOString()],
  ['holds', (item, board) => told(standingOf(board.view, item).holdsBySector)],
  ['reservations', (item, board) => reservationsOn(item, board)],
  ['comments', commentsInCell],
  ['stamps', stampsInCell],
  ['agreed', (item) => factOf(item, 'votes')?.agree ?? null],
  ['disagreed', (item) => factOf(item, 'votes')?.disagree ?? null],
  ['dots', (item, { votings }) => dotsOf(votings, item.id) ?? null],
  ['dot_reasons', (item, { votings }) => reasonsFor(votings, item.id).map(reasonWords).join('\n')],
  ['consent', consentOn],
  ['due', (item) => factOf(item, 'due') ?? null],
  ['status', (item) => factOf(item, 'status') ?? null],
  ['parked', (item) => (factOf(item, 'parked') === undefined ? null : 'yes')],
  ['waiting', (item, board) => (board.isWaiting(item) ? 'yes' : null)],
  ['deleted', (item, board) => (board.deletedWithReservations.includes(item) ? 'yes' : null)],
  ['links', (item, { links }) => (links.get(item.id) ?? []).map(linkWords).join('\n')],
  ['color', ({ color }) => color],
  ['meaning', ({ kind, color }, { view }) => (kind === 'note' ? (view.meta.legend[color] ?? null) : null)],
  ['x', (item, board) => (board.isWaiting(item) ? null : item.place[0])],
  ['y', (item, board) => (board.isWaiting(item) ? null : item.place[1])],
]

// Without it a spreadsheet takes UTF-8 for something older, and æ, ø and å for two letters each.
const byteOrderMark = '\uFEFF'

/** One row per note and card, deleted ones only where somebody has a reservation about them. */
export function exportCsv(doc: Doc, request: ExportRequest): Uint8Array {
  const board = readToldBoard(doc, request)
  const rows = [...board.items, ...board.deletedWithReservations].map((item) =>
    csvRow(columns.map(([, cell]) => cell(item, board))),
  )
  return new TextEncoder().encode(`${byteOrderMark}${csvRow(columns.map(([name]) => name))}${rows.join('')}`)
}

function linkWords({ as, label, to }: ToldLink): string {
  return `${as}${label === null ? '' : ` (${label})`}: ${wordsOf(to)}`
}

function reasonWords({ words, sectors }: DotReason): string {
  const said = sectors.filter((sector) => sector !== null)
  return said.length === 0 ? words : `${said.join(' + ')}: ${words}`
}

function told(countBySector: ReadonlyMap<string, number>): string {
  return [...countBySector].map(([sector, count]) => `${sector}: ${count}`).join('; ')
}

function reservationsOn(item: WholeItem, { view, nameOf }: ToldBoard): string {
  const { reservations } = standingOf(view, item)
  return reservations
    .map(({ actor, sector, reason, safe }) => {
      const who = [nameOf(actor), sector].filter((part) => part !== null).join(', ')
      const said = safe === undefined ? reason : `${reason} (safe to try: ${safe})`
      return who === '' ? said : `${who}: ${said}`
    })
    .join('\n')
}

/** The latest consent round on an item: how it stands, and how many said what. */
function consentOn({ id }: WholeItem, { votings }: ToldBoard): CsvCell {
  const latest = consentRoundsOn(votings, id).at(-1)
  if (latest === undefined) return null
  const { consent, concern, objection } = latest.counts
  return `${latest.state} (round ${latest.number}): consent ${consent}; concern ${concern}; objection ${objection}`
}
