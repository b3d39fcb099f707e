import { expect, test } from 'vitest'
import type { DeviceStorage } from '../device/board-list.ts'
import { forgetTemplate, keepTemplate, keptTemplates, type ChosenTemplate } from './kept-templates.ts'

function storageOf(most = Number.POSITIVE_INFINITY): DeviceStorage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (value.length > most) throw new Error('the device is full')
      values.set(key, value)
    },
    removeItem: (key) => void values.delete(key),
  }
}

const called = (title: string): ChosenTemplate => ({ title, steps: 8, papers: 12, template: { title } })
const titlesIn = (storage: DeviceStorage): readonly string[] => keptTemplates(storage).map(({ title }) => title)

test('the last five are kept, newest first, and one that is saved again is kept once', () => {
  const storage = storageOf()
  for (const title of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) expect(keepTemplate(storage, called(title))).toBe(true)
  expect(titlesIn(storage)).toEqual(['c', 'f', 'e', 'd', 'b'])
  forgetTemplate(storage, 'e')
  expect(titlesIn(storage)).toEqual(['c', 'f', 'd', 'b'])
  for (const title of ['c', 'f', 'd', 'b']) forgetTemplate(storage, title)
  expect(titlesIn(storage)).toEqual([])
})

test('older ones leave where a device is full, and one that does not fit at all leaves the others', () => {
  const storage = storageOf(JSON.stringify([called('a'), called('b')]).length)
  for (const title of ['a', 'b', 'c']) keepTemplate(storage, called(title))
  expect(titlesIn(storage)).toEqual(['c', 'b'])
  expect(keepTemplate(storage, called('x'.repeat(1000)))).toBe(false)
  expect(titlesIn(storage)).toEqual(['c', 'b'])
})

test('what somebody else left under the key is no template', () => {
  for (const stored of [
    '{',
    '7',
    '{}',
    '[7, null, {"title": "a"}, {"title": "b", "steps": 1, "papers": 1, "template": null}]',
  ]) {
    const storage = storageOf()
    storage.setItem('samtavle.templates', stored)
    expect(keptTemplates(storage)).toEqual([])
  }
})
