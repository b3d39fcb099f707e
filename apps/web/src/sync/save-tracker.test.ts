import { expect, test } from 'vitest'
import { createSaveTracker } from './save-tracker.ts'

test('an edit is saved only when the frame that carries it is acked', () => {
  const tracker = createSaveTracker()
  tracker.sent()
  tracker.edit()
  tracker.sent()
  tracker.acked(1)
  expect(tracker.unsaved.get()).toBe(1)
  tracker.acked(2)
  expect(tracker.unsaved.get()).toBe(0)
})

test('a lost connection makes everything in flight wait for the first frame of the next one', () => {
  const tracker = createSaveTracker()
  for (let edit = 0; edit < 3; edit += 1) {
    tracker.edit()
    tracker.sent()
  }
  tracker.acked(1)
  tracker.disconnected()
  tracker.edit()
  expect(tracker.unsaved.get()).toBe(3)
  tracker.sent()
  expect(tracker.unsaved.get()).toBe(3)
  tracker.acked(1)
  expect(tracker.unsaved.get()).toBe(0)
})

test('an ack that repeats or goes back counts nothing twice', () => {
  const tracker = createSaveTracker()
  for (let edit = 0; edit < 3; edit += 1) {
    tracker.edit()
    tracker.sent()
  }
  tracker.acked(2)
  tracker.acked(1)
  tracker.acked(2)
  expect(tracker.unsaved.get()).toBe(1)
})
