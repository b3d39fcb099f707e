import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemesOf } from './graphemes.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

test('the short way for Latin letters cuts where the long one does', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0x24f }),
    fc.integer({ min: 0x2000, max: 0x202f }),
    fc.constantFrom(13, 10, 0x301, 0x200d, 0xfe0f, 0xa9),
  )
  const text = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units))
  fc.assert(
    fc.property(text, (words) => {
      expect(graphemesOf(words)).toEqual(Array.from(segmenter.segment(words), ({ segment }) => segment))
    }),
    { numRuns: 1500 },
  )
})
