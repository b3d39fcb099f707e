import { systemRandomBytes } from '@samtavle/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  createProcessEdits,
  currentStage,
  processRootNames,
  readProcess,
  mostStageStarts,
  timeLeft,
  usualDiet,
  walkIn,
  type ActorId,
  type ItemId,
  type ProcessView,
} from '../index.ts'

function setUp(doc = new Y.Doc(), actor = 'lea') {
  const time = { now: 1000 }
  const clock = { now: () => time.now }
  const reader = readProcess(doc)
  const edits = createProcessEdits({ doc, actor: actor as ActorId, clock, randomBytes: systemRandomBytes })
  return { doc, edits, time, view: reader.view, see: () => reader.view.get() }
}

const namesOf = ({ stages }: ProcessView): readonly string[] => stages.map(({ name }) => name)

function sync(a: Y.Doc, b: Y.Doc): void {
  const [ofA, ofB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, ofB)
  Y.applyUpdate(b, ofA)
}

const nonsense: readonly unknown[] = [
  null,
  7,
  'now',
  [],
  {},
  { at: 3 },
  { at: Number.NaN, id: 'x' },
  { at: 3, id: 4, order: 'x', kind: 'here', view: [1, 2, 3], totalMs: -1, endsAt: 3 },
  { at: 3, id: 'x', kind: 'here', view: [0, 0, Number.POSITIVE_INFINITY, 1], totalMs: 5, leftMs: 'much' },
  { at: 3, id: 'x', order: [7, '', null, 'bo', 'bo'], kind: 'away', totalMs: 1e300, endsAt: 4 },
  ['note', 'bomb', 4, 'note'],
]

test('[BRD-90] whatever stands under its roots, a process is read, from scratch and as it comes', () => {
  const key = fc.constantFrom(
    'now',
    'participants',
    'a',
    'a/order',
    'a/name',
    'a/minutes',
    'a/guidance',
    '/order',
    '__proto__',
    'x/bo',
  )
  const value = fc.oneof(fc.constantFrom(...nonsense), fc.jsonValue(), fc.double())
  const write = fc.tuple(fc.constantFrom(...processRootNames), key, value)
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40, size: 'max' }), (writes) => {
      const { doc, see } = setUp()
      for (const [root, name, what] of writes) doc.getMap(root).set(name, what)
      expect(walkIn(doc).every(({ at, name }) => Number.isFinite(at) && typeof name === 'string')).toBe(true)
      const again = readProcess(doc).view.get()
      expect(see()).toEqual(again)
      expect(
        see().stages.every(({ name, guidance, minutes }) => typeof (name + guidance) === 'string' && minutes !== 0),
      ).toBe(true)
      expect(() => currentStage(see())).not.toThrow()
      const { timer, turns } = see()
      if (timer !== null) expect(timeLeft(timer, 10)).toBeGreaterThanOrEqual(0)
      expect(turns === null || turns.order.length <= 200).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('[BRD-90] a shared type where a plain value belongs, and a process without anything, are read as nothing', () => {
  const { doc, see } = setUp()
  for (const root of processRootNames) doc.getMap(root).set('now', new Y.Text('words'))
  expect(see()).toEqual(readProcess(new Y.Doc()).view.get())
  expect(see()).toMatchObject({ stages: [], pointer: null, timer: null, focus: null, tools: usualDiet })
})

test('[BRD-91] one change is told once, and leaves the other parts as they are', () => {
  const { edits, view, see } = setUp()
  const [first] = edits.addStages([{ name: 'Arrive' }, { name: 'Write' }])
  const before = see()
  let told = 0
  view.watch(() => (told += 1))
  edits.goToStage(first ?? '')
  expect(told).toBe(1)
  expect(see().stages).toBe(before.stages)
  expect(see().pointer).toMatchObject({ id: first, by: 'lea', at: 1000 })
})

test('[BRD-92] two facilitators change one step at once, take one away and bring it back', () => {
  const lea = setUp()
  const per = setUp(new Y.Doc(), 'per')
  const [first = '', second = ''] = lea.edits.addStages([
    { name: 'Arrive', instruction: 'Say who you are', minutes: 10, guidance: 'Have no answer ready' },
    { name: 'Write' },
  ])
  sync(lea.doc, per.doc)
  lea.edits.changeStage(first, { name: 'Meet' })
  per.edits.changeStage(first, { minutes: 15 })
  per.edits.moveStage(second, -1)
  sync(lea.doc, per.doc)
  expect(namesOf(lea.see())).toEqual(['Write', 'Meet'])
  expect(per.see()).toEqual(lea.see())
  const meet = lea.see().stages[1]
  expect(meet).toMatchObject({
    name: 'Meet',
    instruction: 'Say who you are',
    minutes: 15,
    guidance: 'Have no answer ready',
  })
  if (meet === undefined) throw new Error('there are two steps')
  lea.edits.removeStage(first)
  expect(namesOf(lea.see())).toEqual(['Write'])
  expect([...lea.doc.getMap('stages').keys()].filter((key) => key.startsWith(first))).toEqual([])
  lea.edits.putBackStage(meet)
  expect(lea.see().stages).toEqual(per.see().stages)
})

test('[BRD-93] a group goes to a step and back, and a step that is gone is nobody’s', () => {
  const { edits, see } = setUp()
  const [first = '', second = ''] = edits.addStages([{ name: 'Arrive' }, { name: 'Write' }])
  expect(currentStage(see())).toBeNull()
  for (const id of [first, second, first]) {
    edits.goToStage(id)
    expect(currentStage(see())?.id).toBe(id)
  }
  expect(namesOf(see())).toEqual(['Arrive', 'Write'])
  edits.removeStage(first)
  expect([currentStage(see()), see().pointer?.id]).toEqual([null, first])
  edits.goToStage(null)
  expect(see().pointer).toBeNull()
})

test('[BRD-98] a walk keeps when each step began, there and back, by its name of now or its last', () => {
  const { doc, edits, time } = setUp()
  const [arrive = '', write = ''] = edits.addStages([{ name: 'Arrive' }, { name: 'Write' }])
  const go = (at: number, id: string | null): void => {
    time.now = at
    edits.goToStage(id)
  }
  go(10, arrive)
  go(20, write)
  go(21, write)
  go(30, arrive)
  go(40, null)
  go(50, 'no such step')
  edits.changeStage(arrive, { name: 'Meet' })
  edits.removeStage(write)
  doc.getMap('walk').set('odd', { id: 7, at: 35 })
  expect(walkIn(doc).map(({ at, name, by }) => [at, name, by])).toEqual([
    [10, 'Meet', 'lea'],
    [20, 'Write', 'lea'],
    [30, 'Meet', 'lea'],
  ])
})

test('[BRD-98] two facilitators who go on at once keep both starts, and nobody walks without end', () => {
  const lea = setUp()
  const per = setUp(new Y.Doc(), 'per')
  const [arrive = '', write = '', talk = ''] = lea.edits.addStages([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  sync(lea.doc, per.doc)
  lea.edits.goToStage(write)
  per.time.now += 5
  per.edits.goToStage(talk)
  sync(lea.doc, per.doc)
  expect(walkIn(lea.doc).map(({ name }) => name)).toEqual(['b', 'c'])
  expect(walkIn(per.doc)).toEqual(walkIn(lea.doc))
  for (let step = 0; step < mostStageStarts; step += 1) {
    lea.time.now += 10
    lea.edits.goToStage(step % 2 === 0 ? arrive : write)
  }
  expect(walkIn(lea.doc).length).toBe(mostStageStarts)
  expect(lea.see().pointer?.id).toBe(write)
})

test('[BRD-94] a timer runs, stands, goes on, gets more time and runs out', () => {
  const { edits, see, time } = setUp()
  const left = (): number | null => {
    const { timer } = see()
    return timer === null ? null : timeLeft(timer, time.now)
  }
  edits.addTime(60_000)
  expect(see().timer).toBeNull()
  edits.startTimer(300_000)
  time.now += 100_000
  expect(left()).toBe(200_000)
  edits.pauseTimer()
  time.now += 50_000
  expect([left(), see().timer?.state]).toEqual([200_000, 'paused'])
  edits.addTime(60_000)
  edits.resumeTimer()
  time.now += 10_000
  expect([left(), see().timer?.totalMs]).toEqual([250_000, 360_000])
  time.now += 900_000
  expect(left()).toBe(0)
  edits.addTime(60_000)
  expect([left(), see().timer?.state]).toEqual([60_000, 'running'])
  edits.stopTimer()
  expect(left()).toBeNull()
})

test('[BRD-95] a round of talk knows who was not heard yet, and leaves nothing behind', () => {
  const { doc, edits, see } = setUp()
  const [bo, ida, ali] = ['bo', 'ida', 'ali'].map((id) => id as ActorId) as [ActorId, ActorId, ActorId]
  edits.noteTurn(bo, 'spoke')
  edits.startTurns([bo, ida, ali, bo])
  edits.noteTurn(bo, 'spoke')
  edits.noteTurn(ida, 'passed')
  edits.noteTurn(ali, 'spoke')
  edits.noteTurn(ali, null)
  expect(see().turns?.order).toEqual([bo, ida, ali])
  expect([...(see().turns?.taken ?? [])]).toEqual([
    [bo, 'spoke'],
    [ida, 'passed'],
  ])
  edits.startTurns([ida])
  expect(see().turns?.taken.size).toBe(0)
  edits.endTurns()
  expect([see().turns, doc.getMap('turns').size]).toEqual([null, 0])
})

test('[BRD-97] facilitators say that they are, once each', () => {
  const { doc, edits, see } = setUp()
  let updates = 0
  doc.on('update', () => (updates += 1))
  edits.signIn()
  edits.signIn()
  setUp(doc, 'per').edits.signIn()
  expect([[...see().facilitators], updates]).toEqual([['lea', 'per'], 2])
})

test('[BRD-96] items are covered and uncovered, and tools laid out, by marks; without one they are notes, votes and reactions', () => {
  const { doc, edits, see } = setUp()
  const note = 'note' as ItemId
  expect(see().tools).toEqual(['note', 'vote', 'react'])
  edits.hide([note])
  edits.setTools(['react', 'note'])
  edits.callTo({ kind: 'here', view: [1, 2, 3, 4] })
  expect(see().hidden.get(note)).toEqual({ by: 'lea', at: 1000 })
  expect(see()).toMatchObject({ tools: ['note', 'react'], focus: { kind: 'here', by: 'lea' } })
  edits.setTools([])
  expect(see().tools, 'none is a choice, too').toEqual([])
  edits.show([note])
  edits.setTools(null)
  edits.callTo(null)
  expect(see()).toEqual(readProcess(new Y.Doc()).view.get())
  expect(doc.getMap('hidden').size).toBe(0)
})
