import { createWatchable } from '@samtavle/base'
import { boardPoint, writeVoting, type ActorId, type ConsentAnswer, type ItemId, type Voting } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createJudgements } from './judgements.ts'
import { outcomesOf } from './outcomes.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const facts = { by: null, question: '', at: 1, endsAt: null, endsItself: false, closedAt: 9 }

function dots(id: string, totals: ReadonlyMap<ItemId, number>, items: readonly ItemId[]): Voting {
  const result = { voters: 4, totals, groups: [], reasons: new Map() }
  return { ...facts, kind: 'dots', id, items, dots: 3, onePerItem: false, hidesCursors: false, asksWhy: false, result }
}

function consent(id: string, item: ItemId, answer: ConsentAnswer): Voting {
  return { ...facts, kind: 'consent', id, item, answers: new Map([['anna' as ActorId, answer]]) }
}

function votedBoard() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const [first, second, none] = session.edits.addNotes(
    [300, 600, 900].map((x) => ({ place: boardPoint(x, 600), text: `${x}` })),
  ) as [ItemId, ItemId, ItemId]
  writeVoting(session.doc, dots('one', new Map([[first, 4]]), [first, second, none]))
  return { clock, session, first, second, none }
}

test('what came of closed votings is told by item: dots where there are any, and how the latest consent round ended', () => {
  const { session, first, second, none } = votedBoard()
  writeVoting(session.doc, consent('two', second, { answer: 'consent', reason: '' }))
  writeVoting(session.doc, consent('three', first, { answer: 'objection', reason: 'Too dear', safe: 'Half of it' }))
  const outcomes = outcomesOf(session.board.votings())
  expect(outcomes.get(first)).toEqual({ dots: 4, consent: 'objected' })
  expect(outcomes.get(second)).toEqual({ dots: null, consent: 'integrated' })
  expect(outcomes.has(none)).toBe(false)
})

test('outcomes are judged with an item while they are shown, and its watchers are told when that changes', async () => {
  const { clock, session, first } = votedBoard()
  const isShown = createWatchable(true)
  const judgements = createJudgements(session.board, clock, isShown)
  const outcome = (): unknown => {
    clock.advance(200)
    return judgements.of(first).outcome
  }
  await expect.poll(outcome).toEqual({ dots: 4, consent: null })
  const told: ItemId[] = []
  judgements.watch((ids) => void told.push(...ids))
  isShown.set(false)
  expect([outcome(), told]).toEqual([null, [first]])
  isShown.set(true)
  expect(outcome()).toEqual({ dots: 4, consent: null })
  judgements.close()
})
