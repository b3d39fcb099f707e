import { expect, test } from 'vitest'
import { createRecentlyUsed } from './recently-used.ts'

function shelf() {
  const dropped: string[] = []
  const kept = createRecentlyUsed<number, string>((value) => dropped.push(value))
  for (const key of [1, 2, 3, 4]) kept.put(key, `tile ${key}`)
  return { kept, dropped }
}

test('what was not used for longest goes first, and looking at it is not using it', () => {
  const { kept, dropped } = shelf()
  kept.use(1)
  kept.peek(2)
  kept.shrink(2)
  expect(dropped).toEqual(['tile 2', 'tile 3'])
  expect([...kept.values()]).toEqual(['tile 4', 'tile 1'])
})

test('nothing goes while there is room, and each value goes once', () => {
  const { kept, dropped } = shelf()
  kept.shrink(4)
  expect(dropped).toEqual([])
  kept.put(3, 'another')
  kept.remove(2)
  kept.remove(2)
  expect(dropped).toEqual(['tile 3', 'tile 2'])
  kept.shrink(0)
  expect(kept.size()).toBe(0)
  expect(dropped).toHaveLength(5)
})
