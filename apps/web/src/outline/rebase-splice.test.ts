import { spliceBetween, type TextSplice } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movePosition, rebaseSplice } from './rebase-splice.ts'

test('a caret stays with the letter before it', () => {
  expect(movePosition(3, { index: 0, remove: 0, insert: 'XX' })).toBe(5)
  expect(movePosition(3, { index: 3, remove: 0, insert: 'XX' })).toBe(3)
  expect(movePosition(3, { index: 1, remove: 4, insert: '' })).toBe(1)
})

test('what others typed meanwhile is kept when my composition ends', () => {
  // I replaced "world", they put "!" behind "hello".
  const base = 'hello world'
  const theirs: TextSplice = { index: 5, remove: 0, insert: '!' }
  const mine: TextSplice = { index: 6, remove: 5, insert: 'verden' }
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

function isRemoved(at: number, { index, remove }: TextSplice): boolean {
  return at >= index && at < index + remove
}

function text() {
  return fc.string({ size: 'max', maxLength: 24, unit: fc.constantFrom('a', 'b', ' ', 'ø', '😀', '😁') })
}

function apply(before: string, { index, remove, insert }: TextSplice): string {
  return before.slice(0, index) + insert + before.slice(index + remove)
}
