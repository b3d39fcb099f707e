import type { AddedStage, CircleSize, ProcessEdits, ProcessView } from '@samtavle/board'
import type { TFunction } from 'i18next'

/** Where a round in circles is on its way from one to all. */
export type CircleStep = CircleSize | 'all'

/** Each step, and for how many minutes it is thought to go on: short, because a second round is worth more than a long one. */
const steps = [
  { step: 1, name: 'alone', minutes: 1 },
  { step: 2, name: 'two', minutes: 2 },
  { step: 4, name: 'four', minutes: 4 },
  { step: 'all', name: 'all', minutes: 5 },
] as const satisfies readonly { readonly step: CircleStep; readonly name: string; readonly minutes: number }[]

const stageId = (roundId: string, step: CircleStep): string => `${roundId}-${step}`

/** Whether a step of the plan is the one in which all hear what the circles of a round wrote. */
export function isAll(roundId: string, stage: string | undefined): boolean {
  return stage === stageId(roundId, 'all')
}

/** The steps of a round in circles, to be added to those of the session. */
export function stagesOfCircles(roundId: string, t: TFunction): readonly AddedStage[] {
  return steps.map(({ step, name, minutes }) => ({
    id: stageId(roundId, step),
    name: t(`rounds.circle.step.${name}`),
    instruction: t(`rounds.circle.ask.${name}`),
    minutes,
  }))
}

/** Takes the group to a step and starts its time. A step that somebody took away from the plan is not missed. */
export function beginStep(
  edits: Pick<ProcessEdits, 'goToStage' | 'startTimer'>,
  { stages }: Pick<ProcessView, 'stages'>,
  { roundId, step }: { readonly roundId: string; readonly step: CircleStep },
): void {
  const id = stageId(roundId, step)
  const planned = stages.find((stage) => stage.id === id)
  if (planned !== undefined) edits.goToStage(id)
  const minutes = planned?.minutes ?? steps.find((known) => known.step === step)?.minutes ?? 1
  edits.startTimer(minutes * 60_000)
}
