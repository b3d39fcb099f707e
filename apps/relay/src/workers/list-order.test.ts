import { expect, test } from 'vitest'
import { Doc, type Item, type Text } from 'yjs'
import { createListOrder } from './list-order.ts'

/** Letters put at the head one after the other, so that each is an item of its own. */
function itemsOf(text: Text): readonly Item[] {
  const items: Item[] = []
  for (let item = text._start; item !== null; item = item.right) items.push(item)
  return items
}

test('which of two comes first is told near by and far apart, both ways', () => {
  const text = new Doc().getText('words')
  for (let count = 0; count < 500; count += 1) text.insert(0, 'x')
  const items = itemsOf(text)
  expect(items).toHaveLength(500)
  const order = createListOrder()
  for (const [one, other] of [
    [0, 1],
    [0, 63],
    [0, 64],
    [0, 65],
    [10, 499],
    [430, 499],
    [498, 499],
  ] as const) {
    const [first, second] = [items[one], items[other]]
    if (first === undefined || second === undefined) throw new Error('there are five hundred')
    expect(order.isBefore(first, second), `${one} and ${other}`).toBe(true)
    expect(order.isBefore(second, first), `${other} and ${one}`).toBe(false)
    expect(order.isBefore(first, first), `${one}`).toBe(false)
  }
})

test('ten thousand letters, each of which came in front of all before, are held against their neighbours in one count', () => {
  const text = new Doc().getText('words')
  for (let count = 0; count < 10_000; count += 1) text.insert(0, 'x')
  const items = itemsOf(text)
  const last = items.at(-1)
  if (last === undefined) throw new Error('there are letters')
  // Followed one by one these are fifty million steps; a limit in time would only measure the machine.
  let steps = 0
  const order = createListOrder()
  for (const item of items) {
    const right = Object.getOwnPropertyDescriptor(item, 'right')?.value as Item | null
    Object.defineProperty(item, 'right', {
      get() {
        steps += 1
        return right
      },
    })
  }
  for (const item of items.slice(0, -1)) expect(order.isBefore(item, last)).toBe(true)
  expect(steps).toBeLessThan(items.length * 70)
})
