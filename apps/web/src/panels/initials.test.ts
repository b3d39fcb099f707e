import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Anna', 'A'],
  ['anna maria østergård', 'AØ'],
  ['  ', '·'],
  [null, '·'],
  ['😀 Bo', '😀B'],
])('%s is shown as %s', (name, letters) => {
  expect(initialsOf(name)).toBe(letters)
})
