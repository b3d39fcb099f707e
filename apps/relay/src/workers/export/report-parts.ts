import type { ItemId } from '@samtavle/board'
import type { ExportRequest } from '../messages.ts'
import { inline } from './markdown.ts'
import type { ReportWords } from './report-words.ts'
import type { ToldBoard } from './told-items.ts'

/** What every part of a report is made from. */
export interface Report {
  readonly board: ToldBoard
  readonly words: ReportWords
  readonly request: ExportRequest
}

/** The words on an item; none where it is not on the board. */
export function textOf({ board }: Report, id: ItemId): string {
  const item = board.view.items.get(id)
  return item?.state === 'whole' ? item.text : ''
}

/** What a sector is called in a report. */
export function sectorName({ words }: Pick<Report, 'words'>, sector: string | null): string {
  return sector === null ? words.unsaid : (words.sectors[sector] ?? inline(sector))
}

/** Somebody by their name, as far as it may be told, and their sector. */
export function whoSaid(report: Report, actor: Parameters<ToldBoard['nameOf']>[0], sector: string | null): string {
  const name = report.board.nameOf(actor)
  const parts = [name === null ? null : inline(name), sector === null ? null : sectorName(report, sector)]
  return parts.filter((part) => part !== null).join(', ')
}

/** The day of a moment, as `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
