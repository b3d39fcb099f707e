import { expect, test } from 'vitest'
import { createAskedQuestions, createQuestionLine } from './question-line.ts'

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

test('an answer that comes while the question is being asked gives up its place as a later one does', () => {
  const line = createQuestionLine({ questionsInWork: 1, questionsWaiting: 1 })
  const people = [1, 2, 3].map(() => createAskedQuestions(line))
  const started: number[] = []
  // A board that lies ready on disk answers at once: each has their turn though only one may be in work.
  for (const [index, asked] of people.entries()) {
    const isInLine = asked.ask(() => {
      started.push(index)
      asked.answered()
    })
    expect(isInLine).toBe(true)
  }
  expect(started).toEqual([0, 1, 2])
  const [first, second, third] = people
  first?.ask(() => started.push(10))
  second?.ask(() => started.push(11))
  expect(third?.ask(() => started.push(12))).toBe(false)
  expect(started.slice(3)).toEqual([10])
  first?.answered()
  expect(started.slice(3)).toEqual([10, 11])
  second?.leave()
  expect(third?.ask(() => started.push(12))).toBe(true)
  expect(started.slice(3)).toEqual([10, 11, 12])
})
