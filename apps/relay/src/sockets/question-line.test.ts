import { expect, test } from 'vitest'
import { createQuestionLine } from './question-line.ts'

/** A line with room for two at work and three waiting, and what it has begun. */
function openLine() {
  const begun: string[] = []
  const line = createQuestionLine({ questionsInWork: 2, questionsWaiting: 3 })
  return { begun, enter: (name: string) => line.enter(() => begun.push(name)) }
}

test('so many are answered at once, the others in the order they came, and whom there is no room for is told', () => {
  const { begun, enter } = openLine()
  const leaves = ['a', 'b', 'c', 'd', 'e'].map(enter)
  expect(begun).toEqual(['a', 'b'])
  expect(enter('f')).toBeNull()
  leaves[1]?.()
  expect(begun).toEqual(['a', 'b', 'c'])
  leaves[0]?.()
  leaves[2]?.()
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(enter('g')).not.toBeNull()
  expect(begun).toHaveLength(5)
})

test('who leaves while waiting is passed over, and nobody leaves twice', () => {
  const { begun, enter } = openLine()
  const leaves = ['a', 'b', 'c', 'd'].map(enter)
  leaves[2]?.()
  leaves[0]?.()
  leaves[0]?.()
  expect(begun).toEqual(['a', 'b', 'd'])
  expect(enter('e')).not.toBeNull()
  expect(begun).toEqual(['a', 'b', 'd'])
})
