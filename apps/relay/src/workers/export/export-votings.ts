import type { DotReason, DotVoting, ItemId } from '@samtavle/board'
import { consentRoundsOn, rankedItems, sectorOf, type ConsentReading } from '@samtavle/method'
import { inline, list } from './markdown.ts'
import { dayOf, sectorName, textOf, whoSaid, type Report } from './report-parts.ts'
import { fill } from './report-words.ts'

/** What came of every voting that is closed, each with its crowds beside the totals, and every consent round with its reasons. */
export function votingParts(report: Report): readonly string[] {
  const { votings } = report.board
  const dots = votings.filter((voting) => voting.kind === 'dots' && voting.result !== null)
  const items = new Set(votings.flatMap((voting) => (voting.kind === 'consent' ? [voting.item] : [])))
  return [
    ...dots.map((voting) => dotsPart(report, voting as DotVoting)),
    ...[...items].flatMap((item) => consentRoundsOn(votings, item).map((reading) => consentPart(report, reading))),
  ]
}

function dotsPart(report: Report, voting: DotVoting): string {
  const { words } = report
  const { question, result, closedAt, dots } = voting
  const groups = result?.groups ?? []
  const lines = rankedItems(voting).map(({ id, dots: total }) => {
    const crowds = groups.map(
      (group) => `${group.sectors.map((each) => sectorName(report, each)).join(' + ')} ${group.dots.get(id) ?? 0}`,
    )
    const why = (result?.reasons.get(id) ?? []).map((reason) => `\n  - ${whyWords(report, reason, crowds.length > 1)}`)
    return `${nameOf(report, id)}: **${total}**${crowds.length < 2 ? '' : ` (${crowds.join(', ')})`}${why.join('')}`
  })
  const asked = question === '' ? '' : `: ${inline(question)}`
  const heading = `## ${fill(words.voting, { date: dayOf(closedAt ?? voting.at) })}${asked}`
  return `${heading}\n\n${fill(words.voters, { voters: `${result?.voters ?? 0}`, dots: `${dots}` })}\n\n${list(lines)}`
}

/** A reason and the crowd it came from, where there is more than one. */
function whyWords(report: Report, { words, sectors }: DotReason, hasCrowds: boolean): string {
  const from = hasCrowds ? sectors.map((each) => sectorName(report, each)).join(' + ') : ''
  return `${inline(words)}${from === '' ? '' : ` – ${from}`}`
}

function consentPart(report: Report, { round, number, counts, raised, state }: ConsentReading): string {
  const { words, board } = report
  const heading = fill(words.consentRound, { number: `${number}`, date: dayOf(round.closedAt ?? round.at) })
  const counted = fill(words.consentCounts, {
    consent: `${counts.consent}`,
    concern: `${counts.concern}`,
    objection: `${counts.objection}`,
  })
  const agreed = [...round.answers].flatMap(([actor, answer]) =>
    answer.answer === 'consent' && answer.reason !== '' ? [{ actor, answer }] : [],
  )
  const lines = [...raised, ...agreed].map(({ actor, answer }) => {
    const way = answer.answer === 'objection' ? `; ${fill(words.safe, { words: inline(answer.safe) })}` : ''
    const who = whoSaid(report, actor, sectorOf(board.view, actor))
    return `${words.answers[answer.answer]}: **${inline(answer.reason)}**${way}${who === '' ? '' : ` – ${who}`}`
  })
  const said = lines.length === 0 ? '' : `\n\n${list(lines)}`
  return `## ${heading}: ${nameOf(report, round.item)}\n\n${words.consentStates[state]}. ${counted}${said}`
}

function nameOf(report: Report, id: ItemId): string {
  const text = textOf(report, id)
  return text.trim() === '' ? `(${report.words.deleted})` : `“${inline(text)}”`
}
