import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { setNote, type ItemSetting } from './item-setting.ts'
import { createLiveItems } from './live-items.ts'
import type { MeasureText } from './text/layout.ts'

const measure: MeasureText = (text) => text.length * 0.5
const id = 'note-1' as ItemId

function written(text: string): ItemSetting {
  return setNote({ place: boardPoint(0, 0), width: 200, height: 200, text }, measure)
}

/** What is told while looks are set one after the other. */
function toldBy(settings: readonly ItemSetting[], isEdited = true): readonly (readonly ItemId[])[] {
  const live = createLiveItems()
  const told: (readonly ItemId[])[] = []
  live.watch((regrouped) => told.push(regrouped))
  for (const setting of settings) live.set('edit', new Map([[id, { setting, isEdited }]]))
  expect(live.lookOf(id)?.setting).toBe(settings.at(-1))
  return told
}

test('a letter under the editor paints nothing: the note is told of once, when it is lifted', () => {
  const letters = Array.from('We repair the harbour', (_letter, at) =>
    written('We repair the harbour'.slice(0, at + 1)),
  )
  expect(toldBy(letters)).toEqual([[id]])
})

test('a letter that makes the paper grow, or the letters smaller, is told', () => {
  const word = 'harbour '
  const long = `${word.repeat(60)}har`
  expect(written(long).box.height).toBeGreaterThan(200)
  expect(toldBy([written(word), written(long), written(`${long}b`)])).toEqual([[id], []])
  expect(toldBy([written('a'), written(word.repeat(12))])).toEqual([[id], []])
})

test('words that are painted and not under the editor are told', () => {
  expect(toldBy([written('a'), written('ab')], false)).toEqual([[id], []])
})

test('an item that is put back is told', () => {
  const live = createLiveItems()
  live.set('edit', new Map([[id, { setting: written('a'), isEdited: true }]]))
  const told: (readonly ItemId[])[] = []
  live.watch((regrouped) => told.push(regrouped))
  live.clear('edit')
  live.clear('edit')
  expect(told).toEqual([[id]])
})
