import { factOf, type ItemId, type WholeItem } from '@samtavle/board'
import {
  agreementsOf,
  groundingsOf,
  indicatorsOf,
  pulsesOverTime,
  sectorOf,
  sectorOfAuthor,
  standingOf,
  type AgreementReading,
  type NamedParty,
  type Standing,
} from '@samtavle/method'
import type { Doc } from 'yjs'
import type { ExportRequest } from '../messages.ts'
import { threadParts } from './export-comments.ts'
import { inline, list, quote } from './markdown.ts'
import { dayOf, sectorName, textOf, whoSaid, type Report } from './report-parts.ts'
import { fill, reportWordsIn } from './report-words.ts'
import { readToldBoard, wordsOf } from './told-items.ts'
import { votingParts } from './export-votings.ts'

/** The board as a report to read: agreements and reservations first, then the understanding they rest on, at last everything. */
export function exportReport(doc: Doc, request: ExportRequest): Uint8Array {
  const board = readToldBoard(doc, request)
  const { title, language } = board.view.meta
  const report: Report = { board, words: reportWordsIn(language), request }
  const { words } = report
  const parts = [
    `# ${inline(title)}`,
    fill(words.made, { date: dayOf(request.exportedAt) }),
    `## ${words.agreements}\n\n${orElse(agreements(report), words.noAgreements)}`,
    `## ${words.reservations}\n\n${orElse(list(reservations(report)), words.noReservations)}`,
    `## ${words.framings}\n\n${orElse(framings(report), words.nothing)}`,
    ...section(words.rules, list(stoodOn(report, 'rule'))),
    ...section(words.expectations, list(expectations(report))),
    ...section(words.effects, effects(report)),
    ...votingParts(report),
    ...pulses(report),
    ...section(words.bookmarks, list(bookmarks(report))),
    ...section(words.links, list(labelledLinks(report))),
    ...section(words.comments, threadParts(report)),
    ...section(words.legend, list(legend(report))),
    ...section(words.present, list(present(report))),
    `## ${words.everythingElse}\n\n${orElse(everything(report), words.nothing)}`,
  ]
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`)
}

function section(heading: string, body: string): readonly string[] {
  return body === '' ? [] : [`## ${heading}\n\n${body}`]
}

function orElse(body: string, otherwise: string): string {
  return body === '' ? otherwise : body
}

function agreements(report: Report): string {
  return agreementsOf(report.board.view)
    .map((agreement) => agreementPart(report, agreement))
    .join('\n\n')
}

function agreementPart(report: Report, agreement: AgreementReading): string {
  const { words } = report
  const named = agreement.named.map((party) => partyName(report, party)).join(', ')
  const facts = [
    carriers(report, agreement),
    ...(agreement.due === null ? [] : [fill(words.due, { day: agreement.due })]),
    `${agreement.status} %`,
    ...(named === '' ? [] : [fill(words.named, { parties: named })]),
    ...thingsLine(report, words.resources, agreement.resources),
    ...thingsLine(report, words.restsOn, agreement.comesFrom),
  ]
  return `${quote(textOf(report, agreement.id))}\n\n${list(facts)}`
}

function carriers(report: Report, { carriedBy, sectors }: AgreementReading): string {
  const { words } = report
  if (carriedBy === 'nobody') return words.carriedByNobody
  const carried = fill(words.carriedBy, { sectors: sectors.map((sector) => sectorName(report, sector)).join(', ') })
  return carriedBy === 'one-party' ? `${carried} (${words.oneParty})` : carried
}

function partyName(report: Report, { party, sector }: NamedParty): string {
  const isHidden = report.request.hidesNames
  const name = 'actor' in party ? report.board.nameOf(party.actor) : isHidden ? null : party.name
  const sectorWords = sectorName(report, sector)
  return name === null ? sectorWords : `${inline(name)} (${sectorWords})`
}

function thingsLine(report: Report, sentence: string, ids: readonly ItemId[]): readonly string[] {
  if (ids.length === 0) return []
  return [fill(sentence, { things: ids.map((id) => `“${inline(textOf(report, id))}”`).join(', ') })]
}

function reservations(report: Report): readonly string[] {
  const { items, deletedWithReservations } = report.board
  return [
    ...items.flatMap((item) => reservationsOn(report, item)),
    ...deletedWithReservations.flatMap((item) =>
      reservationsOn(report, item).map((line) => `${line} (${report.words.deleted})`),
    ),
  ]
}

function reservationsOn(report: Report, item: WholeItem): readonly string[] {
  const { board, words } = report
  return standingOf(board.view, item).reservations.map(({ actor, sector, reason, safe }) => {
    const who = whoSaid(report, actor, sector)
    const about = fill(words.on, { kind: words.kinds[item.kind] ?? item.kind, words: `“${inline(item.text)}”` })
    const way = safe === undefined ? '' : ` (${fill(words.safe, { words: inline(safe) })})`
    return `**${inline(reason)}**${way} – ${who === '' ? '' : `${who}, `}${about}`
  })
}

function framings(report: Report): string {
  return report.board.items
    .filter(({ kind }) => kind === 'framing')
    .map((item) => `${quote(wordsOf(item))}\n\n${standingLine(report, standingOf(report.board.view, item))}`)
    .join('\n\n')
}

function standingLine(report: Report, { state, holdsBySector }: Standing): string {
  const sectors = [...holdsBySector].map(([sector, count]) => `${sectorName(report, sector)} (${count})`).join(', ')
  return fill(report.words[state], { sectors })
}

function stoodOn(report: Report, kind: WholeItem['kind']): readonly string[] {
  return report.board.items
    .filter((item) => item.kind === kind)
    .map((item) => `${inline(item.text)} – ${standingLine(report, standingOf(report.board.view, item))}`)
}

function expectations(report: Report): readonly string[] {
  const stated = report.board.items.filter(({ kind }) => kind === 'expectation')
  return stated.map((item) => {
    const sector = sectorOf(report.board.view, item.by)
    return `${sector === null ? '' : `**${sectorName(report, sector)}:** `}${inline(wordsOf(item))}`
  })
}

function effects(report: Report): string {
  const { words } = report
  return indicatorsOf(report.board.view)
    .map(({ id, goal, earlierGoals, observations }) => {
      const lines = [
        ...(goal === null ? [] : [fill(words.goal, { words: inline(goal.text) })]),
        ...earlierGoals.map(({ text }) => fill(words.earlierGoal, { words: inline(text) })),
        ...observations.map(({ on, number, story }) =>
          [on, number === null ? '' : String(number), inline(story)].filter((part) => part !== '').join(' – '),
        ),
      ]
      return `${quote(textOf(report, id))}\n\n${list(lines)}`
    })
    .join('\n\n')
}

function pulses(report: Report): readonly string[] {
  const { words } = report
  return pulsesOverTime(report.board.view).map(({ round, results }) => {
    const lines = results.map(({ question, all, groups }) => {
      if (all === null) return `${words.questions[question]}: ${words.tooFew}`
      const crowds = groups.map(
        ({ sectors, mean }) => `${sectors.map((each) => sectorName(report, each)).join(' + ')} ${mean.toFixed(1)}`,
      )
      return `${words.questions[question]}: ${all.mean.toFixed(1)} / 5 (${crowds.join(', ')})`
    })
    return `## ${fill(words.pulse, { date: dayOf(round.closedAt ?? round.at) })}\n\n${list(lines)}`
  })
}

/** What people marked in the session, in its order; times as the world's clock has them. */
function bookmarks({ board }: Report): readonly string[] {
  return [...board.view.bookmarks.values()].map(({ at, label, by }) => {
    const name = board.nameOf(by)
    const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    return [time, inline(label), name === null ? '' : inline(name)].filter((part) => part !== '').join(' – ')
  })
}

/** What people wrote on lines: which thing leads to which, and as what. */
function labelledLinks({ board }: Report): readonly string[] {
  return board.items.flatMap((item) =>
    (board.links.get(item.id) ?? []).flatMap(({ label, to }) =>
      label === null ? [] : [`“${inline(item.text)}” → **${inline(label)}** → “${inline(to.text)}”`],
    ),
  )
}

/** What the colours of notes mean to the group, and how many of each there are. */
function legend({ board, words }: Report): readonly string[] {
  const meanings = Object.entries(board.view.meta.legend)
  return meanings.map(([color, meaning]) => {
    const count = board.items.filter((item) => item.kind === 'note' && item.color === color).length
    return `${words.colors[color] ?? color}: **${inline(meaning)}** (${count})`
  })
}

/** What the colour of a note means, if anything. */
function meaningOf({ board }: Report, { kind, color }: WholeItem): string | null {
  const meaning = kind === 'note' ? board.view.meta.legend[color] : undefined
  return meaning === undefined ? null : inline(meaning)
}

function present(report: Report): readonly string[] {
  return report.request.actors.map(({ name, sector }) =>
    [name === null ? null : inline(name), sectorName(report, sector)].filter((part) => part !== null).join(', '),
  )
}

function everything(report: Report): string {
  const { words } = report
  const groundings = groundingsOf(report.board.view)
  const whereOf = (item: WholeItem) => (report.board.isWaiting(item) ? 'waiting' : (item.zone ?? 'beside'))
  return (['understand', 'plan', 'implement', 'beside', 'waiting'] as const)
    .map((zone) => {
      const here = report.board.items.filter((item) => whereOf(item) === zone)
      const lines = here.map((item) => {
        const author = report.board.authorOf(item)
        const sector = sectorOfAuthor(report.board.view, item)
        const votes = factOf(item, 'votes')
        const who = [
          author === null ? null : inline(author),
          sector === null ? null : sectorName(report, sector),
          meaningOf(report, item),
          votes === undefined ? null : fill(words.votes, { agree: `${votes.agree}`, disagree: `${votes.disagree}` }),
        ]
        const ground =
          zone !== 'waiting' && groundings.get(item.id)?.state === 'ungrounded' ? ` *(${words.ungrounded})*` : ''
        const set = factOf(item, 'status')
        const said = who.filter((part) => part !== null).join(', ')
        return `${inline(wordsOf(item))}${set === undefined ? '' : ` (${set} %)`}${said === '' ? '' : ` – ${said}`}${ground}`
      })
      return lines.length === 0 ? '' : `### ${words.zones[zone]}\n\n${list(lines)}`
    })
    .filter((part) => part !== '')
    .join('\n\n')
}
