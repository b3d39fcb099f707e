import {
  pulseQuestions,
  pulseSteps,
  type BoardView,
  type PulseGroup,
  type PulseQuestion,
  type PulseRound,
  type PulseTally,
} from '@samtavle/board'
import { crowdsOf } from './crowd.ts'

/** What one person answered, with nothing left of who they are but their sector. Questions may be passed over. */
export interface PulseAnswer {
  readonly sector: string | null
  /** 1 to 5. */
  readonly answers: ReadonlyMap<PulseQuestion, number>
}

/**
 * Counts answers into crowds, question by question, so that no number is ever about fewer than three people. This is all that may
 * be kept or shown of a pulse: whoever collected the answers forgets them now.
 */
export function tallyPulse(answers: readonly PulseAnswer[]): PulseTally {
  return new Map(pulseQuestions.map((question) => [question, tallyQuestion(question, answers)]))
}

function tallyQuestion(question: PulseQuestion, answers: readonly PulseAnswer[]): readonly PulseGroup[] {
  const given = answers.flatMap(({ sector, answers: each }) => {
    const answer = each.get(question)
    return isStep(answer) ? [{ sector, answer }] : []
  })
  const countBySector = new Map<string | null, number>()
  for (const { sector } of given) countBySector.set(sector, (countBySector.get(sector) ?? 0) + 1)
  return crowdsOf(countBySector).map((sectors) => {
    const counts = Array.from({ length: pulseSteps }, (_, index) => {
      return given.filter(({ sector, answer }) => answer === index + 1 && sectors.includes(sector)).length
    })
    return { sectors, counts }
  })
}

function isStep(answer: number | undefined): answer is number {
  return answer !== undefined && Number.isInteger(answer) && answer >= 1 && answer <= pulseSteps
}

/** How some people answered a question. */
export interface PulseSpread {
  readonly counts: readonly number[]
  readonly answers: number
  readonly mean: number
  /** The middle half of the answers lies from here to here: far apart means that people see it differently. */
  readonly middle: readonly [low: number, high: number]
}

/** One question of a closed pulse: all together, each crowd, and the two crowds that are farthest apart. */
export interface PulseResult {
  readonly question: PulseQuestion
  /** Null when fewer than three answered. */
  readonly all: PulseSpread | null
  readonly groups: readonly (PulseSpread & { readonly sectors: readonly (string | null)[] })[]
  readonly apart: {
    readonly low: readonly (string | null)[]
    readonly high: readonly (string | null)[]
    readonly by: number
  } | null
}

/** The results of a closed pulse, question by question; none while it is open. */
export function pulseResultsOf(round: PulseRound): readonly PulseResult[] {
  const { tally } = round
  if (tally === null) return []
  return pulseQuestions.map((question) => {
    const groups = (tally.get(question) ?? []).map(({ sectors, counts }) => ({ sectors, ...spreadOf(counts) }))
    const told = groups.filter(({ answers }) => answers > 0)
    const all = Array.from({ length: pulseSteps }, (_, index) => sum(told.map(({ counts }) => counts[index] ?? 0)))
    return { question, all: told.length === 0 ? null : spreadOf(all), groups: told, apart: farthestApart(told) }
  })
}

/** Closed pulses from the first to the last, each with its results: the mirror over time. */
export function pulsesOverTime(
  view: BoardView,
): readonly { readonly round: PulseRound; readonly results: readonly PulseResult[] }[] {
  return [...view.pulses.values()]
    .filter(({ tally }) => tally !== null)
    .toSorted((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .map((round) => ({ round, results: pulseResultsOf(round) }))
}

function spreadOf(counts: readonly number[]): PulseSpread {
  const answers = sum(counts)
  const total = sum(counts.map((count, index) => count * (index + 1)))
  return {
    counts,
    answers,
    mean: answers === 0 ? 0 : total / answers,
    middle: [answerAt(counts, Math.floor(answers / 4)), answerAt(counts, answers - 1 - Math.floor(answers / 4))],
  }
}

/** The answer of the person at a rank, when all stand in a row by their answer. */
function answerAt(counts: readonly number[], rank: number): number {
  let passed = 0
  for (const [index, count] of counts.entries()) {
    passed += count
    if (rank < passed) return index + 1
  }
  return 0
}

function farthestApart(groups: PulseResult['groups']): PulseResult['apart'] {
  const sorted = groups.toSorted((a, b) => a.mean - b.mean)
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined || low === high) return null
  return { low: low.sectors, high: high.sectors, by: high.mean - low.mean }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
