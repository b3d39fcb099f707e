import { expect, test, vi } from 'vitest'
import { createManualClock } from './manual-clock.ts'
import { watchWork, type WorkBudget } from './work-watch.ts'

/** A watch over a thread that spends this share of the time at work. */
function openWatch(budget: WorkBudget, share: number | null) {
  const clock = createManualClock()
  const startedAt = clock.now()
  const giveUp = vi.fn<() => void>()
  const cpuUsedMs = share === null ? null : () => Promise.resolve(70_000 + (clock.now() - startedAt) * share)
  const onSlow = vi.fn<() => void>()
  const stop = watchWork({ clock, budget, cpuUsedMs, giveUp, onSlow })
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 5) {
      clock.advance(5)
      // The thread's word comes in a later turn.
      await Promise.resolve()
      await Promise.resolve()
    }
  }
  return { giveUp, onSlow, stop, pass }
}

const budget = { cpuMs: 250, wallMs: 30_000 }

test('a thread that works all the time is given up when its processor time is spent', async () => {
  const { giveUp, pass } = openWatch(budget, 1)
  await pass(245)
  expect(giveUp).not.toHaveBeenCalled()
  await pass(80)
  expect(giveUp).toHaveBeenCalledOnce()
})

test('a thread that hardly gets its turn on a crowded machine is waited for, up to a point', async () => {
  const { giveUp, pass } = openWatch({ ...budget, wallMs: 4000 }, 0.05)
  await pass(3900)
  expect(giveUp).not.toHaveBeenCalled()
  await pass(200)
  expect(giveUp).toHaveBeenCalledOnce()
})

test('where processor time is not known the clock on the wall decides', async () => {
  const { giveUp, pass } = openWatch({ ...budget, wallMs: 2000 }, null)
  await pass(1990)
  expect(giveUp).not.toHaveBeenCalled()
  await pass(20)
  expect(giveUp).toHaveBeenCalledOnce()
})

test('a request that is answered is not watched any more', async () => {
  const { giveUp, stop, pass } = openWatch(budget, 1)
  await pass(200)
  stop()
  await pass(60_000)
  expect(giveUp).not.toHaveBeenCalled()
})

test('a thread at work for longer than others should wait is reported, one that waits for its turn is not', async () => {
  const [working, crowded] = [openWatch({ cpuMs: null, wallMs: 30_000 }, 1), openWatch(budget, 0.05)]
  await working.pass(15)
  expect(working.onSlow).not.toHaveBeenCalled()
  await working.pass(90)
  expect(working.onSlow).toHaveBeenCalled()
  await crowded.pass(150)
  expect(crowded.onSlow).not.toHaveBeenCalled()
  working.stop()
  working.onSlow.mockClear()
  await working.pass(1000)
  expect(working.onSlow).not.toHaveBeenCalled()
  expect(working.giveUp).not.toHaveBeenCalled()
})
