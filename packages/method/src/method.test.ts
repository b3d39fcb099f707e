import type { BoardPoint, BoardView, ItemId, WholeItem, Zone } from '@samtavle/board'
import { defaultAxis } from '@samtavle/board'
import { expect, test } from 'vitest'
import { contentsAlongAxis, gatheringOf } from './index.ts'

test('[MET-1] people are counted by sector once, whatever number of devices they brought', () => {
  const gathering = gatheringOf([
    { actorId: 'a', sector: 'public' },
    { actorId: 'a', sector: 'public' },
    { actorId: 'b', sector: 'citizens' },
    { actorId: 'c', sector: 'school' },
    { actorId: 'd', sector: null },
  ])
  expect([...gathering.countBySector]).toEqual([
    ['public', 1],
    ['citizens', 1],
    ['school', 1],
  ])
  expect(gathering.unsaid).toBe(1)
  expect(gathering.missing).toEqual(['private', 'civil-society'])
})

test.each([
  [['public', 'citizens'], true],
  [['public', 'civil-society'], true],
  [['public', 'private'], false],
  [['civil-society', 'citizens'], false],
  [[], false],
])('[MET-2] with %j here, the border that makes co-creation is crossed: %s', (sectors, isBorderCrossed) => {
  const present = sectors.map((sector, index) => ({ actorId: `${index}`, sector }))
  expect(gatheringOf(present).isBorderCrossed).toBe(isBorderCrossed)
})

test('[MET-3] the board is read along the axis from thin to thick, then what lies beside it, without links', () => {
  const items = [
    item('plan', 'plan', [4100, 100]),
    item('low', 'understand', [100, 900]),
    item('right', 'understand', [900, 110]),
    item('left', 'understand', [100, 150]),
    item('aside', null, [-400, 0]),
    { ...item('left>plan', 'understand', [500, 100]), kind: 'link' as const },
  ]
  const meta = { schema: 1, writable: true, title: '', language: 'en', axis: defaultAxis }
  const view: BoardView = { meta, items: new Map(items.map((each) => [each.id, each])) }
  expect(contentsAlongAxis(view).map(({ zone, items: found }) => [zone, found.map(({ id }) => id)])).toEqual([
    ['understand', ['left', 'right', 'low']],
    ['plan', ['plan']],
    ['implement', []],
    [null, ['aside']],
  ])
})

function item(id: string, zone: Zone | null, place: readonly [number, number]): WholeItem {
  return {
    state: 'whole',
    id: id as ItemId,
    kind: 'note',
    by: null,
    at: 0,
    place: place as BoardPoint,
    zone,
    width: 200,
    height: 200,
    color: 'straw',
    order: 'a0',
    text: id,
    facts: new Map(),
  }
}
