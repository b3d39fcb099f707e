import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movePosition, rebaseSplice, spliceBetween, type Splice } from './text-splice.ts'

test.each([
  ['abc', 'abXc', { index: 2, remove: 0, insert: 'X' }],
  ['abc', 'ac', { index: 1, remove: 1, insert: '' }],
  ['aa', 'aaa', { index: 2, remove: 0, insert: 'a' }],
  ['😀', '😁', { index: 0, remove: 2, insert: '😁' }],
  ['same', 'same', null],
])('%s becomes %s by the smallest splice', (before, after, splice) => {
  expect(spliceBetween(before, after)).toEqual(splice)
})

test('applying the splice between two texts gives the second, and no half of a letter is left', () => {
  fc.assert(
    fc.property(text(), text(), (before, after) => {
      const splice = spliceBetween(before, after)
      expect(splice ? apply(before, splice) : before).toBe(after)
      if (splice) expect(splice.insert.isWellFormed()).toBe(true)
    }),
  )
})

test('a caret stays with the letter before it', () => {
  expect(movePosition(3, { index: 0, remove: 0, insert: 'XX' })).toBe(5)
  expect(movePosition(3, { index: 3, remove: 0, insert: 'XX' })).toBe(3)
  expect(movePosition(3, { index: 1, remove: 4, insert: '' })).toBe(1)
})

test('what others typed meanwhile is kept when my composition ends', () => {
  // I replaced "world", they put "!" behind "hello".
  const base = 'hello world'
  const theirs: Splice = { index: 5, remove: 0, insert: '!' }
  const mine: Splice = { index: 6, remove: 5, insert: 'verden' }
  expect(rebaseSplice(mine, theirs).reduce(apply, apply(base, theirs))).toBe('hello! verden')
})

test('rebasing never reaches outside the text and never removes what others wrote', () => {
  fc.assert(
    fc.property(text(), text(), text(), (base, mineAfter, theirsAfter) => {
      const mine = spliceBetween(base, mineAfter)
      const theirs = spliceBetween(base, theirsAfter)
      if (!mine || !theirs) return
      let merged = theirsAfter
      for (const splice of rebaseSplice(mine, theirs)) {
        expect(splice.index).toBeGreaterThanOrEqual(0)
        expect(splice.index + splice.remove).toBeLessThanOrEqual(merged.length)
        merged = apply(merged, splice)
      }
      expect(merged).toContain(theirs.insert)
      expect(merged).toContain(mine.insert)
      // Everything that neither of us removed is still there, and nothing else is.
      const kept = [...Array(base.length).keys()].filter((at) => !isRemoved(at, mine) && !isRemoved(at, theirs)).length
      expect(merged).toHaveLength(kept + mine.insert.length + theirs.insert.length)
    }),
    { numRuns: 2000 },
  )
})

function isRemoved(at: number, { index, remove }: Splice): boolean {
  return at >= index && at < index + remove
}

function text() {
  return fc.string({ size: 'max', maxLength: 24, unit: fc.constantFrom('a', 'b', ' ', 'ø', '😀', '😁') })
}

function apply(before: string, { index, remove, insert }: Splice): string {
  return before.slice(0, index) + insert + before.slice(index + remove)
}
