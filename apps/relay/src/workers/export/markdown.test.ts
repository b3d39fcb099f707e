import { expect, test } from 'vitest'
import { inline, list, quote } from './markdown.ts'

test.each([
  ['# a heading', '\\# a heading'],
  ['- an item', '\\- an item'],
  ['1. first', '1\\. first'],
  ['*loud* and _soft_', '\\*loud\\* and \\_soft\\_'],
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['[here](javascript:alert(1))', '\\[here\\](javascript:alert(1))'],
  ['![x](https://elsewhere.example)', '\\!\\[x\\](https://elsewhere.example)'],
  ['&lt;b&gt;', '\\&lt;b\\&gt;'],
])('%s stays the words that they are', (words, written) => {
  expect(inline(words)).toBe(written)
})

test('line breaks are kept in quotations and folded where there is one line', () => {
  expect(quote('first\n\n> second')).toBe('> first\n>\n> \\> second')
  expect(inline(' first \n second ')).toBe('first / second')
  expect(list(['a', 'b'])).toBe('- a\n- b')
})
