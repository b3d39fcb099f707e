import { expect, test } from 'vitest'
import { createOutbox } from './outbox.ts'

const limits = { queuedSoftBytes: 200, queuedHardBytes: 400 }

/** A receiver that reads only when told to, and what it was sent away with. */
function openOutbox() {
  const queue: number[] = []
  const closes: string[] = []
  const writer = {
    queuedBytes: () => queue.reduce((sum, size) => sum + size, 0),
    send: (frame: Uint8Array) => void queue.push(frame.length),
    sendAll: (frames: readonly Uint8Array[]) => void queue.push(frames.reduce((sum, { length }) => sum + length, 0)),
  }
  const outbox = createOutbox({ writer, limits, close: (code, reason) => closes.push(`${code} ${reason}`) })
  const bytes = (length: number): Uint8Array => new Uint8Array(length)
  return {
    queue,
    closes,
    deliver: (size: number) => outbox.deliver(bytes(size)),
    deliverAll: (...sizes: number[]) => outbox.deliverAll(sizes.map(bytes)),
    show: (size: number) => outbox.show(bytes(size)),
  }
}

test('a receiver that lags gets no presence from the soft limit on, and is closed with 1013 before the hard one is passed', () => {
  const { queue, closes, deliver, show } = openOutbox()
  show(150)
  show(60)
  expect(queue).toEqual([150])
  deliver(100)
  deliver(100)
  show(1)
  expect(queue).toEqual([150, 100, 100])
  deliver(50)
  expect(closes).toEqual([])
  deliver(1)
  expect(closes).toEqual(['1013 too slow'])
  expect(queue.reduce((sum, size) => sum + size, 0)).toBe(limits.queuedHardBytes)
})

test('a receiver that reads on is sent everything, presence again too', () => {
  const { queue, closes, deliver, show } = openOutbox()
  for (let round = 0; round < 50; round += 1) {
    deliver(190)
    deliver(190)
    show(10)
    queue.splice(0)
    show(10)
    expect(queue).toEqual([10])
  }
  expect(closes).toEqual([])
})

test('a whole board goes out however large it is, once: a second one while the first is on its way is too much', () => {
  const { queue, closes, deliver } = openOutbox()
  deliver(5000)
  deliver(150)
  deliver(190)
  expect(closes).toEqual([])
  expect(queue).toEqual([5000, 150, 190])
  deliver(5000)
  expect(closes).toEqual(['1013 too slow'])
  queue.splice(0)
  deliver(5000)
  expect(queue).toEqual([5000])
})

test('several frames at once count together, and what is too large for one write goes by itself', () => {
  const { queue, closes, deliverAll } = openOutbox()
  deliverAll(90, 100)
  expect(queue).toEqual([190])
  deliverAll(100, 101)
  expect(queue).toEqual([190, 100, 101])
  deliverAll(10)
  expect(closes).toEqual(['1013 too slow'])
})
