import { expect, test } from 'vitest'
import type { SheetNews } from '../shown-sheets.ts'
import { createPointersSheet } from './pointers-sheet.ts'

test('what is new stays so through frames that painted nothing, until the sheet is asked for', () => {
  let sheet: SheetNews = 'new'
  const cursors = { draw: () => ({ goesOn: false, sheet }), paint: () => undefined }
  const pointers = createPointersSheet(cursors, () => {
    throw new Error('Nothing is painted here')
  })
  expect(pointers.draw(0, false).news).toBe('new')
  sheet = 'same'
  expect(pointers.draw(16, false).news).toBe('new')
  expect([pointers.refresh(), pointers.refresh()]).toEqual(['new', 'same'])
  sheet = 'nothing'
  expect(pointers.draw(32, true).news).toBe('nothing')
  expect(pointers.refresh()).toBe('nothing')
})
