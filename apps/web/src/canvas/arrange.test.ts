import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { arrangedPlaces, type Arranged } from './arrange.ts'

const paper = (id: string, x: number, y: number, height = 200): Arranged => ({
  id: id as ItemId,
  box: { x, y, width: 200, height },
  place: boardPoint(x + 100, y + 100),
})
const placed = (...args: Parameters<typeof arrangedPlaces>) => Object.fromEntries(arrangedPlaces(...args))

test('aligning moves only what is out of line, and a note that grew is aligned by what is seen of it', () => {
  const items = [paper('a', 0, 0), paper('b', 30, 300), paper('c', 10, 600, 400)]
  expect(placed(items, 'align-left')).toEqual({ b: [100, 400], c: [100, 700] })
  expect(placed([paper('a', 0, 0), paper('c', 300, 10, 400)], 'align-bottom')).toEqual({ a: [100, 310] })
})

test('spreading keeps the outer two and makes the gaps equal; what overlaps is laid side by side', () => {
  const items = [paper('a', 0, 0), paper('c', 800, 0), paper('b', 210, 0)]
  expect(placed(items, 'spread-across')).toEqual({ b: [500, 100] })
  const heap = [paper('a', 0, 0), paper('b', 50, 0), paper('c', 100, 0)]
  expect(placed(heap, 'spread-across')).toEqual({ b: [320, 100], c: [540, 100] })
})

test('tidying lays a heap in a grid without overlaps, in the order given', () => {
  const heap = Array.from({ length: 7 }, (_none, index) =>
    paper(`n${index}`, index * 37, (index % 3) * 41, index === 1 ? 300 : 200),
  )
  const places = arrangedPlaces(heap, 'tidy')
  const boxes = heap.map(({ id, box, place }) => {
    const [x, y] = places.get(id) ?? place
    return { ...box, x: x - 100, y: y - 100 }
  })
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false)
    }
  }
})

test('nothing to arrange moves nothing', () => {
  expect(placed([], 'tidy')).toEqual({})
  expect(placed([paper('a', 5, 5)], 'spread-down')).toEqual({})
})
