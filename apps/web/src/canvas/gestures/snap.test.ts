import { expect, test } from 'vitest'
import { snapRect } from './snap.ts'

const paper = (x: number, y: number, size = 200) => ({ x, y, width: size, height: size })
const snapped = (...args: Parameters<typeof snapRect>): readonly [number, number] => {
  const { dx, dy } = snapRect(...args)
  return [dx, dy]
}

test('nothing near by moves nothing and shows nothing', () => {
  expect(snapRect(paper(0, 0), [paper(1000, 1000)], 6)).toEqual({ dx: 0, dy: 0, guides: [] })
  expect(snapRect(paper(0, 0), [], 6)).toEqual({ dx: 0, dy: 0, guides: [] })
})

test('an edge or a middle within reach is taken, and a line shows which', () => {
  expect(snapped(paper(4, 900), [paper(0, 0)], 6)).toEqual([-4, 0])
  expect(snapRect(paper(4, 900), [paper(0, 0)], 6).guides).toContainEqual({ from: [0, 0], to: [0, 1100], is: 'line' })
  expect(snapped(paper(53, 900, 100), [paper(0, 0)], 6)).toEqual([-3, 0])
  expect(snapped(paper(8, 900), [paper(0, 0)], 6)).toEqual([0, 0])
})

test('beside a note the usual gap is taken, so that new notes fall into place', () => {
  expect(snapped(paper(217, 3), [paper(0, 0)], 6)).toEqual([3, -3])
  expect(snapped(paper(-3, -224), [paper(0, 0)], 6)).toEqual([3, 4])
})

test('between two and behind two the distances become equal', () => {
  const row = [paper(0, 0), paper(500, 0)]
  expect(snapped(paper(1004, 0), row, 6)).toEqual([-4, 0])
  expect(snapped(paper(353, 0, 200), [paper(0, 0), paper(700, 0)], 6)).toEqual([-3, 0])
  expect(snapRect(paper(1004, 0), row, 6).guides.filter(({ is }) => is === 'gap')).toEqual([
    { from: [200, 100], to: [500, 100], is: 'gap' },
    { from: [700, 100], to: [1000, 100], is: 'gap' },
  ])
})
