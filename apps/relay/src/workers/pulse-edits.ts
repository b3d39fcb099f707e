import { pulseQuestions, readBoard, writePulse, type ActorId, type PulseQuestion } from '@samtavle/board'
import { tallyPulse } from '@samtavle/method'
import type { Doc } from 'yjs'
import type { ConfidedAnswer, PulseFacts, RelayEdit } from './messages.ts'
import type { RelayEditContext } from './relay-edits.ts'

type StartPulse = Extract<RelayEdit, { readonly type: 'start-pulse' }>
type ClosePulse = Extract<RelayEdit, { readonly type: 'close-pulse' }>

/** Starts a pulse, unless one is open: people answer one at a time. */
export function startPulse(doc: Doc, { pulseId }: StartPulse, { actor, clock }: RelayEditContext): void {
  if (pulsesIn(doc).some(({ closedAt }) => closedAt === null)) return
  writePulse(doc, { id: pulseId, by: actor as ActorId | null, at: clock.now(), closedAt: null, tally: null })
}

/** Counts the answers of an open pulse and closes it; of who answered nothing is left. */
export function closePulse(doc: Doc, { pulseId, answers }: ClosePulse, { clock }: RelayEditContext): void {
  const pulse = pulsesIn(doc).find(({ id }) => id === pulseId)
  if (pulse === undefined || pulse.closedAt !== null) return
  const tally = tallyPulse(answers.map(({ sector, answers: given }) => ({ sector, answers: readAnswers(given) })))
  const { by, at } = pulse
  writePulse(doc, { id: pulseId, by: by as ActorId | null, at, closedAt: Math.max(at, clock.now()), tally })
}

/** Every pulse that was ever started on a board, without its results. */
export function pulsesIn(doc: Doc): readonly PulseFacts[] {
  const board = readBoard(doc)
  const { pulses } = board.view()
  board.close()
  return [...pulses.values()].map(({ id, by, at, closedAt }) => ({ id, by, at, closedAt }))
}

function readAnswers(given: ConfidedAnswer['answers']): ReadonlyMap<PulseQuestion, number> {
  return new Map(
    pulseQuestions.flatMap((question) => {
      const answer = given[question]
      return answer === undefined ? [] : [[question, answer] as const]
    }),
  )
}
