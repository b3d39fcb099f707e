import { ok } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createManualClock } from './contract/manual-clock.ts'
import { newEntry } from './contract/samples.ts'
import { createGroupCommit, type AppendOutcome, type GroupCommit } from './group-commit.ts'

const maxWindowMs = 16

test('[STO-11] an append to an idle store is committed at once, by itself', () => {
  const rig = createRig()
  void rig.append()
  expect(rig.commits).toEqual([1])
})

test('[STO-12] appends that arrive while a commit runs share the next one, in order', async () => {
  const rig = createRig()
  const first = rig.append()
  const others = [rig.append(), rig.append(), rig.append()]
  expect(rig.commits).toEqual([1])
  rig.finish()
  expect(await first).toEqual(ok([1]))
  rig.clock.advance(maxWindowMs)
  expect(rig.commits).toEqual([1, 3])
  rig.finish()
  expect(await Promise.all(others)).toEqual([ok([2]), ok([3]), ok([4])])
})

test('[STO-13] calls that wait for each other hardly ever wait for the window, however fast they come', async () => {
  const rig = createRig()
  for (let call = 0; call < 2000; call += 1) {
    const appended = rig.append()
    while (rig.isWaiting()) rig.clock.advance(0.1)
    rig.clock.advance(0.4)
    rig.finish()
    await appended
  }
  expect(rig.waitsMs).toHaveLength(2000)
  expect(Math.max(...rig.waitsMs)).toBeLessThan(3)
  expect(rig.waitsMs.filter((waitMs) => waitMs > 0).length).toBeLessThan(20)
})

test('[STO-13] under load commits start a window apart and carry what came meanwhile, and afterwards appends are at once again', async () => {
  const rig = createRig()
  // Two calls every millisecond on a disk that needs less than one.
  await rig.run(400, 2)
  const before = rig.commits.length
  await rig.run(160, 2)
  expect(rig.commits.length - before).toBe(10)
  expect(rig.commits.at(-1)).toBe(2 * maxWindowMs)
  rig.clock.advance(maxWindowMs)
  await rig.settle()
  rig.clock.advance(1000)
  const quiet = rig.commits.length
  void rig.append()
  expect(rig.commits).toHaveLength(quiet + 1)
})

test('[STO-13] no append waits longer than the window before its commit starts', async () => {
  const rig = createRig()
  await rig.run(400, 3)
  expect(Math.max(...rig.waitsMs)).toBeLessThanOrEqual(maxWindowMs)
  expect(Math.max(...rig.waitsMs)).toBeGreaterThan(maxWindowMs / 2)
})

test('[STO-13] a clock that was set back holds nothing up', async () => {
  const rig = createRig()
  await rig.run(400, 3)
  rig.clock.advance(maxWindowMs)
  await rig.settle()
  rig.clock.advance(-60_000)
  for (let call = 1; call <= 3; call += 1) {
    const before = rig.commits.length
    void rig.append()
    rig.clock.advance(maxWindowMs)
    await rig.settle()
    expect(rig.commits.length).toBe(before + 1)
  }
})

test('[STO-4] flushing sends what waits without the window, behind the commit that runs', async () => {
  const rig = createRig()
  const calls = [rig.append(), rig.append()]
  rig.group.flush()
  expect(rig.commits).toEqual([1, 1])
  rig.finish()
  rig.finish()
  expect(await Promise.all(calls)).toEqual([ok([1]), ok([2])])
  rig.group.flush()
  expect(rig.commits).toEqual([1, 1])
})

test('[STO-3] when a commit breaks, every call in it hears of it and the next commit is not disturbed', async () => {
  const rig = createRig()
  const first = rig.append()
  const shared = [rig.append(), rig.append()]
  rig.fail(new Error('the thread is gone'))
  await expect(first).rejects.toThrow('the thread is gone')
  rig.clock.advance(maxWindowMs)
  rig.finish()
  expect(await Promise.all(shared)).toEqual([ok([1]), ok([2])])
})

function createRig() {
  const clock = createManualClock()
  const commits: number[] = []
  const waitsMs: number[] = []
  const calledAtMs: number[] = []
  const running: {
    readonly calls: number
    resolve(outcomes: readonly AppendOutcome[]): void
    reject(error: Error): void
  }[] = []
  let seq = 0
  const group: GroupCommit = createGroupCommit({
    clock,
    maxWindowMs,
    commit(calls) {
      commits.push(calls.length)
      for (const calledMs of calledAtMs.splice(0, calls.length)) waitsMs.push(clock.now() - calledMs)
      return new Promise((resolve, reject) => running.push({ calls: calls.length, resolve, reject }))
    },
  })

  function append(): Promise<AppendOutcome> {
    calledAtMs.push(clock.now())
    return group.append([newEntry('b', 'x')])
  }

  function finish(): void {
    const commit = running.shift()
    commit?.resolve(Array.from({ length: commit.calls }, () => ok([(seq += 1)])))
  }

  /** Lets every promise that can go on go on. */
  async function settle(): Promise<void> {
    while (running.length > 0) {
      finish()
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    }
  }

  return {
    clock,
    commits,
    waitsMs,
    group,
    append,
    finish,
    settle,
    isWaiting: () => calledAtMs.length > 0,
    fail: (error: Error) => running.shift()?.reject(error),
    /** So many milliseconds with so many calls in each, on a disk that commits within the millisecond. */
    async run(ms: number, callsPerMs: number): Promise<void> {
      for (let step = 0; step < ms; step += 1) {
        for (let call = 0; call < callsPerMs; call += 1) void append()
        clock.advance(1)
        await settle()
      }
    },
  }
}
