import { boardPoint, writeActor, type ActorId, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createJudgements } from './judgements.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock, syncSessions } from './test/local-session.ts'

function judgedBoard() {
  const clock = createTestClock()
  const [anna, bo] = [createLocalSession(clock), createLocalSession(clock, 'bo')]
  const sync = (): void => {
    syncSessions(anna, bo)
    clock.advance(200)
  }
  writeActor(anna.doc, 'actor-anna' as ActorId, 'citizens')
  writeActor(bo.doc, 'actor-bo' as ActorId, 'public')
  const judgements = createJudgements(anna.board, clock)
  const told: (readonly ItemId[])[] = []
  judgements.watch((ids) => void told.push(ids))
  sync()
  return { clock, anna, bo, sync, judgements, told }
}

test('a measure is told of when the framing far behind it becomes shared, and the plan with it', () => {
  const { anna, bo, sync, judgements, told } = judgedBoard()
  const framing = anna.edits.addFraming({ text: 'It is dark' })
  const plan = anna.edits.addNote({ place: boardPoint(3000, 600), text: 'light' })
  const measure = anna.edits.addNote({ place: boardPoint(6000, 600), text: 'lamps' })
  anna.edits.link(measure, plan, 'rests-on')
  anna.edits.link(plan, framing, 'rests-on')
  anna.edits.hold(framing)
  sync()
  expect(judgements.of(measure).grounding).toMatchObject({ state: 'ungrounded' })
  told.length = 0
  bo.edits.hold(framing)
  sync()
  expect(judgements.of(framing).standing?.state).toBe('shared')
  expect(judgements.of(measure).grounding).toMatchObject({ state: 'grounded' })
  expect(told).toHaveLength(1)
  expect(new Set(told.flat())).toEqual(new Set([framing, plan, measure]))
})

test('moving and writing within a zone judges nothing anew, and an unchanged judgement stays the same object', () => {
  const { anna, sync, judgements, told } = judgedBoard()
  const measure = anna.edits.addNote({ place: boardPoint(6000, 600), text: 'lamps' })
  sync()
  const before = judgements.of(measure)
  const thickness = judgements.thickness()
  told.length = 0
  anna.edits.moveItems(new Map([[measure, boardPoint(6100, 700)]]))
  anna.edits.spliceText(measure, { index: 0, remove: 0, insert: 'New ' })
  sync()
  expect(told).toEqual([])
  anna.edits.addNote({ place: boardPoint(3000, 600), text: 'elsewhere' })
  sync()
  expect(judgements.of(measure)).toBe(before)
  expect(judgements.thickness()).not.toBe(thickness)
})

test('how thick the work is stays the same object until it is another', () => {
  const { anna, sync, judgements } = judgedBoard()
  const thickness = judgements.thickness()
  anna.edits.addNote({ place: boardPoint(300, 600), text: 'beside all plans' })
  sync()
  expect(judgements.thickness()).toBe(thickness)
  anna.edits.addFraming({ text: 'It is dark' })
  sync()
  expect(judgements.thickness().understand).toEqual({ whole: 1, firm: 0 })
})

test('what is kept back is judged when it no longer is, and not before', () => {
  const { clock, anna, judgements, told } = judgedBoard()
  judgements.keepBack(true)
  const measure = anna.edits.addNote({ place: boardPoint(6000, 600), text: 'lamps' })
  clock.advance(60_000)
  expect(told).toEqual([])
  judgements.keepBack(false)
  clock.advance(200)
  expect(told).toEqual([[measure]])
  expect(judgements.of(measure).grounding).toMatchObject({ state: 'ungrounded' })
})

test('a sector that somebody says later counts, although no item changed', () => {
  const { clock, anna, judgements } = judgedBoard()
  const framing = anna.edits.addFraming({ text: 'It is dark' })
  anna.edits.hold(framing)
  clock.advance(200)
  expect(judgements.of(framing).standing?.holdsBySector.get('citizens')).toBe(1)
  writeActor(anna.doc, 'actor-anna' as ActorId, 'private')
  clock.advance(200)
  expect([...(judgements.of(framing).standing?.holdsBySector.keys() ?? [])]).toEqual(['private'])
})

test('what changes while a board is being judged, part by part, is judged in the end', () => {
  const anna = createLocalSession(createTestClock())
  const planned: (() => void)[] = []
  const clock = {
    now: () => 0,
    after: (_ms: number, callback: () => void) => (planned.push(callback), () => undefined),
  }
  const judgements = createJudgements(anna.board, clock)
  const plan = anna.edits.addNote({ place: boardPoint(3000, 600), text: 'light' })
  planned.shift()?.()
  expect(planned).toHaveLength(1)
  const measure = anna.edits.addNote({ place: boardPoint(6000, 600), text: 'lamps' })
  anna.edits.moveItems(new Map([[plan, boardPoint(100, 600)]]))
  for (let next = planned.shift(); next !== undefined; next = planned.shift()) next()
  expect(judgements.of(measure).grounding).toMatchObject({ state: 'ungrounded' })
  expect(judgements.of(plan).grounding).toBeNull()
  judgements.close()
})

test('the scene tells of an item that is judged anew as of one that changed', () => {
  const { clock, anna, judgements } = judgedBoard()
  const scene = createScene(anna.board, (text) => text.length / 2, { judgements })
  const framing = anna.edits.addFraming({ text: 'It is dark' })
  clock.advance(200)
  const changes: ItemId[] = []
  scene.watch(({ ids }) => void changes.push(...ids))
  anna.edits.hold(framing)
  clock.advance(200)
  expect(changes).toEqual([framing, framing])
  expect(scene.item(framing)?.judgement.standing?.state).toBe('held')
})
