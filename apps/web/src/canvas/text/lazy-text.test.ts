import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutText } from './layout.ts'
import { lazyText, surelyFits } from './lazy-text.ts'

/** Narrow and wide letters, and some kerning between words that only whole lines show. */
const measure = (text: string): number => {
  let sum = 0
  for (const letter of text) sum += letter === 'i' || letter === ' ' ? 0.3 : letter === 'W' ? 1 : 0.55
  return sum
}
const style = { ceiling: 28, floor: 14, height: 162 }

test('a text is set once, and not before somebody asks', () => {
  let measured = 0
  const text = lazyText('larm på torvet', {
    style,
    width: 168,
    measure(part) {
      measured += 1
      return measure(part)
    },
  })
  expect(measured).toBe(0)
  const layout = text()
  expect(layout.lines.map((line) => line.text).join(' ')).toBe('larm på torvet')
  expect(text()).toBe(layout)
})

test('what surely fits does fit, whatever was written', () => {
  const letters = fc.constantFrom('i', 'i', 'a', 'e', 'W', 'm', 'n', '-', '?', '/', ' ', ' ', ' ', '\n', 'å', '–', '😀')
  const text = fc.array(letters, { maxLength: 220 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 400 }), (words, width) => {
      if (!surelyFits(words, { style, width, measure })) return
      expect(layoutText(words, style, width, measure).height).toBeLessThanOrEqual(style.height)
    }),
    { numRuns: 2000 },
  )
})

test('the words of an ordinary note are known to fit without setting them', () => {
  const fits = (text: string): boolean => surelyFits(text, { style, width: 168, measure })
  expect(fits('Flere bænke på torvet, og lys om aftenen')).toBe(true)
  expect(fits('')).toBe(true)
  expect(fits('ord '.repeat(80))).toBe(false)
  expect(fits('W'.repeat(30))).toBe(false)
})
