import { expect, test } from 'vitest'
import { createTestClock } from '../test/local-session.ts'
import { createAfterPaint, type PaintingWindow } from './after-paint.ts'

/** A window that paints when it is told to, and goes when it is told to. */
function createTestWindow() {
  const frames = new Map<number, FrameRequestCallback>()
  const events = new EventTarget()
  let count = 0
  const window: PaintingWindow = {
    requestAnimationFrame(callback) {
      frames.set((count += 1), callback)
      return count
    },
    cancelAnimationFrame: (frame) => void frames.delete(frame),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  }
  return {
    window,
    paint() {
      const due = [...frames.values()]
      frames.clear()
      for (const callback of due) callback(0)
    },
    leave: () => events.dispatchEvent(new Event('pagehide')),
    waits: () => frames.size,
  }
}

function setUp() {
  const [clock, page] = [createTestClock(), createTestWindow()]
  let done = 0
  const later = createAfterPaint({ window: page.window, clock, work: () => (done += 1) })
  return { clock, page, later, done: () => done }
}

test('however often it is asked for, work is done once, behind the next frame', () => {
  const { clock, page, later, done } = setUp()
  later.ask()
  later.ask()
  expect(later.isAsked()).toBe(true)
  page.paint()
  expect(done()).toBe(0)
  clock.advance(1)
  expect(done()).toBe(1)
  expect(later.isAsked()).toBe(false)
  clock.advance(1000)
  page.paint()
  expect(done()).toBe(1)
})

test('a window that paints nothing gets it done all the same, and a page that goes before it is gone', () => {
  const { clock, page, later, done } = setUp()
  later.ask()
  clock.advance(1000)
  expect(done()).toBe(1)
  expect(page.waits()).toBe(0)
  later.ask()
  page.leave()
  expect(done()).toBe(2)
  page.leave()
  expect(done()).toBe(2)
})

test('work that cannot wait is done at once, and not again', () => {
  const { clock, page, later, done } = setUp()
  later.doNow()
  expect(done()).toBe(0)
  later.ask()
  later.doNow()
  expect(done()).toBe(1)
  page.paint()
  clock.advance(1000)
  expect(done()).toBe(1)
  later.ask()
  page.paint()
  clock.advance(1)
  expect(done()).toBe(2)
})
