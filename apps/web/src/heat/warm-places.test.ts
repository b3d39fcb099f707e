import type { ItemId, ItemView } from '@samtavle/board'
import type { Heat } from '@samtavle/history/player'
import { expect, test } from 'vitest'
import { warmPlaces, wordsAt } from './warm-places.ts'

function heatOf(byRegion: Readonly<Record<string, number>>): Heat {
  const none = new Map()
  return { byActor: none, bySector: none, byItemKind: none, byZone: none, byRegion: new Map(Object.entries(byRegion)) }
}

function note(id: string, place: readonly [number, number] | null, text: string): readonly [ItemId, ItemView] {
  return [id as ItemId, { state: 'damaged', id, place, zone: null, damage: 'text', text } as ItemView]
}

test('the warmest place comes first, and one a hundred times quieter is still seen', () => {
  const places = warmPlaces(heatOf({ '0,0': 4, '-2,1': 400, '3,0': 100 }))
  expect(places.map(({ x, y, edits }) => [x, y, edits])).toEqual([
    [-750, 750, 400],
    [1750, 250, 100],
    [250, 250, 4],
  ])
  expect(places.map(({ warmth }) => warmth)).toEqual([1, 0.25, 0.06])
  expect(warmPlaces(heatOf({}))).toEqual([])
})

test('a place is known by the words nearest to its middle, on one line, or by none', () => {
  const items = new Map([
    note('a', [900, 900], 'far'),
    note('b', [300, 260], 'a bench\n  by the water'),
    note('c', [250, 250], '  '),
    note('d', null, 'nowhere'),
  ])
  const [place] = warmPlaces(heatOf({ '0,0': 1 }))
  if (place === undefined) return expect.unreachable()
  expect(wordsAt(items, place)).toBe('a bench by the water')
  expect(wordsAt(new Map(), place)).toBe('')
})
