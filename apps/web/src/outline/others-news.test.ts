import type { ItemChanges, ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { noNews, withChanges } from './others-news.ts'

test('many changes to one note are one change', () => {
  const news = [changes({ changed: ['a'] }), changes({ changed: ['a', 'b'] })].reduce(withChanges, noNews)
  expect(sizes(news)).toEqual([0, 2, 0])
})

test('a note that came and was then typed in is new, not changed', () => {
  const news = [changes({ added: ['a'] }), changes({ changed: ['a'] })].reduce(withChanges, noNews)
  expect(sizes(news)).toEqual([1, 0, 0])
})

test('a note that came and went is no news', () => {
  const news = [changes({ added: ['a'] }), changes({ removed: ['a'] })].reduce(withChanges, noNews)
  expect(sizes(news)).toEqual([0, 0, 0])
})

test('a note that was changed and then deleted is deleted', () => {
  const news = [changes({ changed: ['a'] }), changes({ removed: ['a'] })].reduce(withChanges, noNews)
  expect(sizes(news)).toEqual([0, 0, 1])
})

function changes(parts: { added?: string[]; changed?: string[]; removed?: string[] }): ItemChanges {
  const ids = (list: string[] = []): ItemId[] => list.map((id) => id as ItemId)
  return { added: ids(parts.added), changed: ids(parts.changed), removed: ids(parts.removed), local: false }
}

function sizes(news: ReturnType<typeof withChanges>): readonly number[] {
  return [news.added.size, news.changed.size, news.removed.size]
}
