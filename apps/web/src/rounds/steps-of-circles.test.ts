import { systemClock, systemRandomBytes } from '@samtavle/base'
import { createProcessEdits, currentStage, readProcess, timeLeft, type ActorId } from '@samtavle/board'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { beginStep, stagesOfCircles } from './steps-of-circles.ts'

const t = ((key: string) => key) as TFunction

test('a round in circles is four steps of the plan, each begun with its time by whoever leads and none by itself', () => {
  const doc = new Doc()
  const { view } = readProcess(doc)
  const clock = { now: () => 1_000_000 }
  const edits = createProcessEdits({ doc, actor: 'lead' as ActorId, clock, randomBytes: systemRandomBytes })
  edits.addStages([{ name: 'Arrive' }])
  edits.addStages(stagesOfCircles('r', t))
  expect(view.get().stages.map(({ name, minutes }) => [name, minutes])).toEqual([
    ['Arrive', null],
    ['rounds.circle.step.alone', 1],
    ['rounds.circle.step.two', 2],
    ['rounds.circle.step.four', 4],
    ['rounds.circle.step.all', 5],
  ])
  expect(view.get().pointer).toBeNull()
  const begun = ([1, 2, 4, 'all'] as const).map((step) => {
    beginStep(edits, view.get(), { roundId: 'r', step })
    const { timer } = view.get()
    return [currentStage(view.get())?.minutes, timer === null ? null : timeLeft(timer, clock.now()) / 60_000]
  })
  expect(begun).toEqual([
    [1, 1],
    [2, 2],
    [4, 4],
    [5, 5],
  ])
})

test('a step that was renamed, given other minutes or taken away is the group’s: its own minutes count, and a missing one is passed over', () => {
  const doc = new Doc()
  const { view } = readProcess(doc)
  const options = { doc, actor: 'lead' as ActorId, clock: systemClock, randomBytes: systemRandomBytes }
  const edits = createProcessEdits(options)
  edits.addStages(stagesOfCircles('r', t))
  edits.changeStage('r-2', { name: 'In pairs', minutes: 3 })
  edits.removeStage('r-4')
  beginStep(edits, view.get(), { roundId: 'r', step: 2 })
  expect(view.get().timer?.totalMs).toBe(180_000)
  beginStep(edits, view.get(), { roundId: 'r', step: 4 })
  expect([currentStage(view.get())?.name, view.get().timer?.totalMs]).toEqual(['In pairs', 240_000])
})
