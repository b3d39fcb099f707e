import { expect, test } from 'vitest'
import type { CanvasWord, WordValues } from '../canvas/canvas-words.ts'
import { rememberWords } from './remembered-words.ts'

test('a word is looked up once for each count, and texts every time, until people read another language', () => {
  const asked: string[] = []
  let language = 'en'
  const words = rememberWords((word: CanvasWord, values?: WordValues) => {
    asked.push(word)
    return `${language} ${word} ${JSON.stringify(values ?? {})}`
  })
  const [few, more] = [
    { whole: 3, firm: 1 },
    { whole: 4, firm: 1 },
  ]
  const strand = (values: WordValues): string => words.find('canvas.strand.plan', values)
  expect([strand(few), strand({ ...few }), strand(more)]).toEqual([
    'en canvas.strand.plan {"whole":3,"firm":1}',
    'en canvas.strand.plan {"whole":3,"firm":1}',
    'en canvas.strand.plan {"whole":4,"firm":1}',
  ])
  expect([words.find('zones.plan'), words.find('zones.plan')]).toEqual(['en zones.plan {}', 'en zones.plan {}'])
  expect(asked).toHaveLength(3)
  words.find('canvas.due', { day: new Date(0) })
  words.find('canvas.due', { day: new Date(0) })
  expect(asked).toHaveLength(5)
  language = 'da'
  words.forget()
  expect(words.find('zones.plan')).toBe('da zones.plan {}')
})
