import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createWriteGatherer } from './write-gatherer.ts'

const limits = {
  gatherMs: 16,
  gatherIdleDeliveries: 4,
  gatherBusyDeliveries: 30,
  gatherWrites: 128,
  gatherBytes: 10_000,
}

/** `commitMs`: how long each batch takes until it is through; by default no time. */
function openGatherer(people: number, commitMs = 0) {
  const clock = createManualClock()
  const passed: { readonly at: number; readonly numbers: readonly number[] }[] = []
  const pushedAt: number[] = []
  const waitsMs: number[] = []
  const startedAt = clock.now()
  const gatherer = createWriteGatherer<{ readonly bytes: Uint8Array; readonly number: number }>({
    clock,
    limits,
    receivers: () => people,
    pass(writes) {
      passed.push({ at: clock.now() - startedAt, numbers: writes.map(({ number }) => number) })
      for (const { number } of writes) waitsMs[number] = clock.now() - (pushedAt[number] ?? 0)
      if (commitMs === 0) gatherer.through()
      else clock.after(commitMs, gatherer.through)
    },
  })
  const push = (size = 30): void => {
    const number = pushedAt.push(clock.now()) - 1
    gatherer.push({ bytes: new Uint8Array(size), number })
  }
  /** So many milliseconds in which so many writes come each. */
  const run = (ms: number, perMs: number): void => {
    let due = 0
    for (let step = 0; step < ms; step += 1) {
      for (due += perMs; due >= 1; due -= 1) push()
      clock.advance(1)
    }
  }
  return { clock, gatherer, passed, waitsMs, push, run }
}

/** How long each write of a batch waited. */
function waitsOf(
  { waitsMs }: { readonly waitsMs: readonly number[] },
  batch: { readonly numbers: readonly number[] } | undefined,
): readonly number[] {
  return (batch?.numbers ?? []).map((number) => waitsMs[number] ?? 0)
}

test('a write in a quiet room waits for nothing, and ten people who all drag wait for nothing either', () => {
  const quiet = openGatherer(200)
  quiet.push()
  expect(quiet.passed).toHaveLength(1)
  const ten = openGatherer(10)
  ten.run(3000, 0.3)
  expect(ten.passed).toHaveLength(ten.waitsMs.length)
  expect(Math.max(...ten.waitsMs)).toBe(0)
})

test('under load the window grows to its full length and no further, and shuts when the load is gone', () => {
  const room = openGatherer(50)
  room.run(500, 1.5)
  const before = room.passed.length
  room.run(160, 1.5)
  expect(room.passed.length - before).toBe(10)
  expect(Math.max(...room.waitsMs)).toBeLessThanOrEqual(limits.gatherMs)
  room.clock.advance(1000)
  expect(room.gatherer.isEmpty()).toBe(true)
  // The first after a pause never waits; by the second the average has seen that nobody is writing any more.
  room.push()
  room.clock.advance(100)
  const quiet = room.passed.length
  room.push()
  expect(room.passed.length).toBe(quiet + 1)
})

test('what comes while a batch is on its way to disk waits for it, and then for its window', () => {
  const room = openGatherer(50, 5)
  room.run(500, 1.5)
  const before = room.passed.length
  room.run(210, 1.5)
  expect(room.passed.length - before).toBe(10)
  expect(Math.max(...room.waitsMs)).toBeLessThanOrEqual(limits.gatherMs + 5)
})

test('the window of what waited behind a batch begins with the first write after it', () => {
  const commitMs = 5
  const room = openGatherer(200, commitMs)
  room.run(500, 0.4)
  const before = room.passed.length
  room.run(500, 0.4)
  expect(room.passed.length).toBeGreaterThan(before + 15)
  for (let batch = before; batch < room.passed.length; batch += 1) {
    const [last, next] = [room.passed[batch - 1], room.passed[batch]]
    const begunAgoMs = (next?.at ?? 0) - (last?.at ?? 0) - commitMs
    const firstAfterMs = Math.max(...waitsOf(room, next).filter((waitMs) => waitMs < begunAgoMs))
    expect(firstAfterMs).toBe(limits.gatherMs)
  }
  expect(Math.max(...room.waitsMs)).toBeLessThanOrEqual(limits.gatherMs * 1.5)
})

test('when a crowd falls silent, what waits behind its last batch goes after a window and a half', () => {
  const room = openGatherer(50, 5)
  room.run(500, 1.5)
  room.gatherer.flush()
  room.push()
  room.clock.advance(limits.gatherMs * 1.5 - 1)
  expect(room.gatherer.isEmpty()).toBe(false)
  room.clock.advance(1)
  expect(room.gatherer.isEmpty()).toBe(true)
})

test('behind a disk that hesitates nothing waits longer than a window and a half', () => {
  const room = openGatherer(50, 200)
  room.run(500, 1.5)
  expect(Math.max(...room.waitsMs)).toBe(limits.gatherMs * 1.5)
  room.clock.advance(1000)
  expect(room.gatherer.isEmpty()).toBe(true)
})

test('between idle and busy the window is between nothing and its full length', () => {
  const room = openGatherer(50)
  room.run(2000, 0.4)
  const widest = Math.max(...room.waitsMs)
  expect(widest).toBeGreaterThan(3)
  expect(widest).toBeLessThan(14)
})

test('everything is passed on once and in the order it came', () => {
  const room = openGatherer(50)
  room.run(300, 1.5)
  room.gatherer.flush()
  expect(room.passed.flatMap(({ numbers }) => numbers)).toEqual(room.waitsMs.map((_, number) => number))
})

test('so many writes or bytes go on without waiting for the window', () => {
  const room = openGatherer(200)
  room.run(200, 2)
  room.gatherer.flush()
  const before = room.passed.length
  for (let write = 0; write < 300; write += 1) room.push(1)
  expect(room.passed.slice(before).map(({ numbers }) => numbers.length)).toEqual([128, 128])
  room.gatherer.flush()
  for (let write = 0; write < 3; write += 1) room.push(6000)
  room.gatherer.flush()
  expect(room.passed.slice(before + 3).map(({ numbers }) => numbers.length)).toEqual([1, 1, 1])
})

test('somebody who writes on when the last write is answered hardly ever waits, however many watch', () => {
  const room = openGatherer(300)
  for (let write = 0; write < 1000; write += 1) {
    room.push()
    while (!room.gatherer.isEmpty()) room.clock.advance(1)
    room.clock.advance(1)
  }
  const waited = room.waitsMs.reduce((sum, waitMs) => sum + waitMs, 0)
  expect(waited / room.waitsMs.length).toBeLessThan(2)
})

test('a clock that was set back holds nothing up', () => {
  const room = openGatherer(50)
  room.run(500, 1.5)
  room.gatherer.flush()
  room.clock.advance(-60_000)
  room.push()
  expect(room.gatherer.isEmpty()).toBe(true)
})
