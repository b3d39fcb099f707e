import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createPunctualClock, type Alarm, type Alarms } from './punctual-clock.ts'

/** A page whose own timers run late once nobody sees it, and a worker that is asked to ring. */
function setUp() {
  const clock = createTestClock()
  const asked: Alarm[] = []
  const page = { isSeen: true, isClosed: false, hasWorkers: true }
  let hear: (id: number) => void = () => undefined
  const openAlarms = (onRing: typeof hear): Alarms => {
    if (!page.hasWorkers) throw new Error('No workers here')
    hear = onRing
    return { ask: (alarm) => void asked.push(alarm), close: () => void (page.isClosed = true) }
  }
  const punctual = createPunctualClock({ clock, isSeen: () => page.isSeen, openAlarms })
  const ring = (alarm: Alarm | undefined): void => hear(alarm?.id ?? 0)
  return { clock, punctual, page, asked, ring }
}

test('what waits on a page that nobody sees is called by a worker, once, and no worker is asked for before', () => {
  const { clock, punctual, page, asked, ring } = setUp()
  const calls: string[] = []
  punctual.after(1000, () => calls.push('seen'))
  clock.advance(1000)
  expect([calls, asked]).toEqual([['seen'], []])
  page.isSeen = false
  punctual.after(1000, () => calls.push('hidden'))
  expect(asked).toMatchObject([{ delayMs: 1000 }])
  ring(asked[0])
  ring(asked[0])
  clock.advance(60_000)
  expect(calls).toEqual(['seen', 'hidden'])
})

test('where the worker never answers the page’s own timer counts; what was taken back is never called', () => {
  const { clock, punctual, page, asked, ring } = setUp()
  const calls: string[] = []
  page.isSeen = false
  const cancel = punctual.after(1000, () => calls.push('taken back'))
  punctual.after(1000, () => calls.push('late'))
  cancel()
  ring(asked[0])
  clock.advance(60_000)
  expect(calls).toEqual(['late'])
  punctual.after(1000, () => calls.push('never'))
  punctual.close()
  ring(asked[2])
  clock.advance(60_000)
  expect([calls, page.isClosed]).toEqual([['late'], true])
})

test('a browser that lets a page have no worker counts by itself', () => {
  const { clock, punctual, page } = setUp()
  const calls: string[] = []
  page.isSeen = false
  page.hasWorkers = false
  punctual.after(1000, () => calls.push('own'))
  clock.advance(1000)
  expect(calls).toEqual(['own'])
})
