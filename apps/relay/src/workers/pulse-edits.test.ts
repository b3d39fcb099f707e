import { systemRandomBytes } from '@samtavle/base'
import { pulseQuestions, pulseSteps, readBoard, type PulseRound } from '@samtavle/board'
import * as protocol from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createManualClock } from '../manual-clock.ts'
import { closePulse, pulsesIn, startPulse } from './pulse-edits.ts'

const clock = createManualClock(1000)

function contextOf(actor: string | null): Parameters<typeof startPulse>[2] {
  return { actor, clock, randomBytes: systemRandomBytes }
}

function roundOf(doc: Doc, id: string): PulseRound | undefined {
  return readBoard(doc).view().pulses.get(id)
}

test('the pulse asks over HTTP what the board’s schema asks', () => {
  expect(protocol.pulseQuestionNames).toEqual(pulseQuestions)
  expect(protocol.pulseSteps).toBe(pulseSteps)
})

test('one pulse is open at a time, and closing writes counts of crowds once', () => {
  const doc = new Doc()
  startPulse(doc, { type: 'start-pulse', pulseId: 'spring' }, contextOf('actor-anna'))
  startPulse(doc, { type: 'start-pulse', pulseId: 'spring-too' }, contextOf('actor-bo'))
  expect(pulsesIn(doc)).toEqual([{ id: 'spring', by: 'actor-anna', at: 1000, closedAt: null }])
  const answers = [4, 4, 2].map((ours) => ({ sector: 'citizens', answers: { ours } }))
  clock.advance(500)
  closePulse(doc, { type: 'close-pulse', pulseId: 'nobody-started-it', answers }, contextOf(null))
  closePulse(doc, { type: 'close-pulse', pulseId: 'spring', answers }, contextOf(null))
  closePulse(doc, { type: 'close-pulse', pulseId: 'spring', answers: [] }, contextOf(null))
  const closed = roundOf(doc, 'spring')
  expect(closed).toMatchObject({ by: 'actor-anna', closedAt: 1500 })
  expect(closed?.tally?.get('ours')).toEqual([{ sectors: ['citizens'], counts: [0, 1, 0, 2, 0] }])
  expect(closed?.tally?.get('dare')).toEqual([])
  startPulse(doc, { type: 'start-pulse', pulseId: 'autumn' }, contextOf('actor-bo'))
  expect(
    pulsesIn(doc)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['autumn', 'spring'])
})
