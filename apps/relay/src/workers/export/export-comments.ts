import {
  isResolved,
  signsOn,
  withNames,
  type ActorId,
  type Comment,
  type ReactionSign,
  type WholeItem,
} from '@samtavle/board'
import { sectorOf } from '@samtavle/method'
import { inline, list } from './markdown.ts'
import { sectorName, type Report } from './report-parts.ts'
import type { ToldBoard } from './told-items.ts'

/** What people said about an item, a line each, as far as names may be told; for a table, in the codes of its other columns. */
export function commentsInCell(item: WholeItem, board: ToldBoard): string {
  const lines = item.comments.map((comment) => {
    const sector = sectorOf(board.view, comment.by)
    const who = [board.speakerOf(comment.by), sector].filter((part) => part !== null).join(', ')
    const said = withNames(comment.text, (actor) => board.speakerOf(actor) ?? sectorOf(board.view, actor) ?? '–')
    return who === '' ? said : `${who}: ${said}`
  })
  return [...lines, ...(isResolved(item) ? ['(settled)'] : [])].join('\n')
}

/** The signs that people left on an item, a line each with who did as far as names may be told; for a table. */
export function stampsInCell(item: WholeItem, board: ToldBoard): string {
  const lines = signsOn(item).map((sign) => {
    const names = whoLeft(item, sign).map((actor) => board.speakerOf(actor))
    const told = names.filter((name) => name !== null)
    return told.length === 0 ? sign : `${sign}: ${told.join(', ')}`
  })
  return lines.join('\n')
}

function whoLeft({ stamps }: WholeItem, left: ReactionSign): readonly ActorId[] {
  return [...stamps].filter(([, sign]) => sign === left).map(([actor]) => actor)
}

/** Every thread of a board in words, below what it is about. */
export function threadParts(report: Report): string {
  const { board, words } = report
  return board.items
    .filter(({ comments, stamps }) => comments.length > 0 || stamps.size > 0)
    .map((item) => {
      const settled = isResolved(item) ? ` *(${words.settled})*` : ''
      const about = item.text.trim() === '' ? (words.kinds[item.kind] ?? item.kind) : `“${inline(item.text)}”`
      return `${about}${settled}\n\n${list([...item.comments.map((comment) => commentLine(report, comment)), ...stampLines(report, item)])}`
    })
    .join('\n\n')
}

function stampLines(report: Report, item: WholeItem): readonly string[] {
  const { signs, left } = report.words
  return signsOn(item).map((sign) => {
    const people = whoLeft(item, sign).map((actor) => somebody(report, actor))
    return `*${left}:* ${signs[sign]} (${people.join(', ')})`
  })
}

function commentLine(report: Report, { by, text }: Comment): string {
  return `**${somebody(report, by)}:** ${inline(withNames(text, (actor) => somebody(report, actor)))}`
}

/** Somebody by name, else by their sector, else as somebody. */
function somebody(report: Report, actor: ActorId): string {
  const { board, words } = report
  const name = board.speakerOf(actor)
  if (name !== null) return inline(name)
  const sector = sectorOf(board.view, actor)
  return sector === null ? words.somebody : `${words.somebody} (${sectorName(report, sector)})`
}
