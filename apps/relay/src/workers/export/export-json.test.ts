import { startBoard } from '@samtavle/board'
import { expect, test } from 'vitest'
import { Doc, Text } from 'yjs'
import { exportJson } from './export-json.ts'

function exportOf(doc: Doc): Record<string, unknown> {
  const bytes = exportJson(doc, {
    type: 'export',
    format: 'json',
    inbox: null,
    hidesNames: false,
    room: 'board-0123456789',
    epoch: 1,
    board: { id: 'board-0123456789', title: 'A', language: 'en', createdAt: 1 },
    actors: [{ id: 'actor-0123456789', name: null, sector: 'citizens', joinedAt: 2 }],
    exportedAt: 3,
  })
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
}

test('every facet of every item is exported, deleted and damaged ones too, and nothing is lost', () => {
  const doc = new Doc()
  startBoard(doc, { title: 'A', language: 'en' })
  const id = 'item-0123456789'
  doc.getMap('items').set(id, { kind: 'note', by: null, at: 5 })
  doc.getMap('places').set(id, [4100, 300])
  doc.getMap('looks').set(id, { w: 200, h: 200, color: 'moss' })
  doc.getMap('orders').set(id, 'a0')
  doc.getMap('texts').set(id, new Text('whole text'))
  doc.getMap('texts').set(`${id}/why`, new Text('another field'))
  doc.getMap('facts').set(`${id}/author`, 'bo')
  doc.getMap('stands').set(`${id}/actor-0123456789`, { reserve: 'too early', at: 6 })
  doc.getMap('comments').set(`${id}/c1/actor-0123456789`, { text: 'why?', at: 6 })
  doc.getMap('gone').set(id, { by: null, at: 7 })
  doc.getMap('items').set('item-of-a-number', 7)
  doc.getMap('facts').set('nobody/fact', true)
  doc.getMap('bookmarks').set('mark-0123456789', { at: 8, label: 'Break', by: null })
  const exported = exportOf(doc)
  expect(exported).toMatchObject({
    format: 'samtavle-board',
    version: 1,
    exportedAt: 3,
    meta: { schema: 1, title: 'A' },
    actors: [{ id: 'actor-0123456789', sector: 'citizens' }],
  })
  expect(exported['items']).toEqual([
    {
      id,
      zone: 'plan',
      item: { kind: 'note', by: null, at: 5 },
      place: [4100, 300],
      look: { w: 200, h: 200, color: 'moss' },
      order: 'a0',
      text: 'whole text',
      texts: { why: 'another field' },
      facts: { author: 'bo' },
      stands: { 'actor-0123456789': { reserve: 'too early', at: 6 } },
      comments: { 'c1/actor-0123456789': { text: 'why?', at: 6 } },
      gone: { by: null, at: 7 },
    },
    { id: 'item-of-a-number', zone: null, item: 7 },
  ])
  expect(exported['others']).toEqual({
    facts: { 'nobody/fact': true },
    bookmarks: { 'mark-0123456789': { at: 8, label: 'Break', by: null } },
  })
})

test('values that JSON cannot say are told apart instead of lost or thrown over', () => {
  const doc = new Doc()
  startBoard(doc, { title: 'A', language: 'en' })
  const values = {
    big: 2n ** 60n,
    bytes: new Uint8Array([1, 2]),
    none: undefined,
    not: Number.NaN,
    deep: [{ far: Infinity }],
  }
  for (const [key, value] of Object.entries(values)) doc.getMap('facts').set(`x/${key}`, value)
  expect(exportOf(doc)['others']).toEqual({
    facts: {
      'x/big': { $bigint: String(2n ** 60n) },
      'x/bytes': { $bytes: 'AQI=' },
      'x/none': { $undefined: true },
      'x/not': { $number: 'NaN' },
      'x/deep': [{ far: { $number: 'Infinity' } }],
    },
  })
})
