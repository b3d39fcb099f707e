import { expect, test } from 'vitest'
import { caretPlaceAt, indexAt, spanPlaces } from './caret-place.ts'
import { graphemesOf } from './graphemes.ts'
import { layoutText, lineHeightOf, type MeasureText, type TextStyle } from './layout.ts'
import { piecesOf } from './pieces.ts'

/** Every grapheme is half an em wide: 10 px at 20 px, so a width of 100 holds 10 of them. */
const measure: MeasureText = (text) => graphemesOf(text).length / 2
const fixed: TextStyle = { ceiling: 20, floor: 20, height: 1000 }

function linesOf(text: string, width = 100): readonly string[] {
  return layoutText(text, fixed, width, measure).lines.map((line) => line.text)
}

const breakCases: Record<string, readonly string[]> = {
  'vi ses ved havnen': ['vi ses ved', 'havnen'],
  'ti bogstav er': ['ti bogstav', 'er'],
  'pop-up-kontor': ['pop-up-', 'kontor'],
  'minus -5 grader': ['minus -5', 'grader'],
  '2025-2030 plan': ['2025-2030', 'plan'],
  'a–b–c–d–e–f–g': ['a–b–c–d–e–', 'f–g'],
  'og/eller/måske': ['og/eller/m', 'åske'],
  'hvad?nu?igen': ['hvad?nu?', 'igen'],
  'aaaa bbbbb    cc': ['aaaa bbbbb', 'cc'],
  abcdefghijklmno: ['abcdefghij', 'klmno'],
  'hej abcdefghijklmno x': ['hej', 'abcdefghij', 'klmno x'],
  'linje\n\nto\n': ['linje', '', 'to', ''],
  '': [''],
  'ni tegn 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦': ['ni tegn 👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦'],
}

test.each(Object.entries(breakCases))('%j breaks like a textarea', (text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

test('every character belongs to exactly one line, and lines are never wider than the width', () => {
  const text =
    'Unge og politikere laver en ungepolitik – sammen, (ikke for hinanden), med  to mellemrum\nog en https://example.org/meget/lang/sti?med=sporg'
  const layout = layoutText(text, fixed, 100, measure)
  let at = 0
  for (const line of layout.lines) {
    expect(line.start).toBe(at)
    expect(line.width).toBeLessThanOrEqual(100)
    expect(text.slice(line.start, line.end).trimEnd()).toBe(line.text)
    at = text[line.end] === '\n' ? line.end + 1 : line.end
  }
  expect(at).toBe(text.length)
})

test('a short text is set at the ceiling, a longer one smaller, a very long one at the floor and grows', () => {
  const style: TextStyle = { ceiling: 28, floor: 14, height: 144 }
  const at = (length: number) => layoutText('ord '.repeat(length / 4), style, 168, measure)
  expect(at(4).fontSize).toBe(28)
  expect(at(80).fontSize).toBeLessThan(28)
  expect(at(80).fontSize).toBeGreaterThan(14)
  expect(at(80).height).toBeLessThanOrEqual(144)
  expect(at(2000).fontSize).toBe(14)
  expect(at(2000).height).toBe(at(2000).lines.length * lineHeightOf(14))
  expect(at(2000).height).toBeGreaterThan(144)
})

test('the font shrinks rather than cut a word that a smaller font can hold', () => {
  const style: TextStyle = { ceiling: 28, floor: 14, height: 144 }
  const layout = layoutText('stationsbygning', style, 168, measure)
  expect(layout.lines).toHaveLength(1)
  expect(layout.fontSize).toBe(22)
})

test('a word that no font can hold is cut between graphemes and does not shrink the rest for nothing', () => {
  const layout = layoutText('x'.repeat(100), { ceiling: 28, floor: 14, height: 1000 }, 168, measure)
  expect(layout.fontSize).toBe(28)
  expect(layout.lines.map((line) => line.text).join('')).toBe('x'.repeat(100))
})

test('carets, spans and pointed indices agree', () => {
  const text = 'vi ses ved havnen\nog så'
  const layout = layoutText(text, fixed, 100, measure)
  const lineHeight = lineHeightOf(20)
  expect(caretPlaceAt(layout, text, 0, measure)).toEqual({ x: 0, y: 0, height: lineHeight })
  expect(caretPlaceAt(layout, text, 13, measure)).toEqual({ x: 20, y: lineHeight, height: lineHeight })
  expect(caretPlaceAt(layout, text, text.length, measure)).toEqual({ x: 50, y: 2 * lineHeight, height: lineHeight })
  expect(indexAt(layout, text, [21, lineHeight + 3], measure)).toBe(13)
  expect(indexAt(layout, text, [9999, 9999], measure)).toBe(text.length)
  expect(indexAt(layout, text, [-5, -5], measure)).toBe(0)
  expect(spanPlaces(layout, text, { from: 3, to: 13 }, measure).map(({ x, width }) => [x, width])).toEqual([
    [30, 80],
    [0, 20],
  ])
})

test('pieces join to the paragraph', () => {
  const paragraph = '  to  mellemrum (her) og-der – "sagt" 👍🏽ja\t.'
  expect(
    piecesOf(paragraph, 0)
      .map((piece) => piece.word + piece.spaces)
      .join(''),
  ).toBe(paragraph)
})
