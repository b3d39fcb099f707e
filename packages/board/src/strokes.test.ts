import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import { boardPart, boardPoint, createStrokeEdits, factOf, parseStroke, type ItemId, type WholeItem } from './index.ts'

function twoPeers(): { a: TestPeer; b: TestPeer; sync: () => void } {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, sync: () => syncPeers([a, b]) }
}

function itemOf(peer: TestPeer, id: ItemId | undefined): WholeItem {
  const item = id === undefined ? undefined : peer.board.item(id)
  if (item?.state !== 'whole') throw new Error(`${id ?? 'nothing'} is not on the board`)
  return item
}

const hook = { points: [100, 100, 140, 160, 200, 110], width: 4, pressures: [20, 50, 90], color: 'fjord' } as const
const draw = (peer: TestPeer, ...strokes: Parameters<ReturnType<typeof createStrokeEdits>['addStrokes']>[0]) =>
  peer.edits.with(createStrokeEdits).addStrokes(strokes)

test('[BRD-126] a stroke lies around its place, and moving it writes one place and no point', () => {
  const { a, b, sync } = twoPeers()
  const [id] = draw(a, hook) as [ItemId]
  sync()
  expect(itemOf(b, id)).toMatchObject({ kind: 'stroke', place: [150, 130], points: hook.points, color: 'fjord' })
  const stored = b.doc.getMap('strokes').get(id)
  b.edits.moveItems(new Map([[id, boardPoint(250, 100)]]))
  sync()
  expect(itemOf(a, id).points).toEqual([200, 70, 240, 130, 300, 80])
  expect(itemOf(a, id).stroke).toEqual({ points: hook.points, width: 4, pressures: [20, 50, 90] })
  expect(b.doc.getMap('strokes').get(id)).toBe(stored)
  b.undo.undo()
  expect(itemOf(b, id).points).toEqual(hook.points)
})

test('[BRD-126] whatever stands under a stroke, it reads as a stroke', () => {
  expect(parseStroke({ points: [1, 2, 'x', 4, 5, Number.NaN, 7, 8, 9], width: -1, pressures: [1] })).toEqual({
    points: [1, 2, 7, 8],
    width: 3,
  })
  fc.assert(
    fc.property(fc.anything(), fc.array(fc.anything()), fc.array(fc.anything()), (value, points, pressures) => {
      for (const stored of [value, { points, pressures, width: value }]) {
        const read = parseStroke(stored)
        expect(read.points.every(Number.isFinite) && read.points.length % 2 === 0 && read.width > 0).toBe(true)
        expect([undefined, read.points.length / 2]).toContain(read.pressures?.length)
      }
    }),
  )
})

test('[BRD-126] a stroke of which nothing can be read is there, and can be deleted', () => {
  const { a } = twoPeers()
  const [id] = draw(a, hook) as [ItemId]
  a.doc.getMap('strokes').set(id, 'scribble')
  expect(itemOf(a, id)).toMatchObject({ points: [], stroke: { points: [], width: 3 } })
  a.edits.removeItems([id])
  expect(a.board.gone().map(({ item }) => item.id)).toEqual([id])
})

test('[BRD-127] what is drawn in one go is one update, one step and one group over everything that is there', () => {
  const { a } = twoPeers()
  const note = a.edits.addNote({ place: boardPoint(0, 0), text: 'N' })
  let updates = 0
  a.doc.on('update', () => (updates += 1))
  a.undo.stopCapturing()
  const ids = draw(a, hook, { ...hook, points: [200, 110, 300, 110] })
  expect(updates).toBe(1)
  const [first, second] = ids.map((id) => itemOf(a, id)) as [WholeItem, WholeItem]
  expect(factOf(first, 'group')).toBe(factOf(second, 'group'))
  expect(factOf(first, 'group')).toBeDefined()
  expect([itemOf(a, note).order, first.order, second.order]).toEqual(
    [itemOf(a, note).order, first.order, second.order].toSorted(),
  )
  a.undo.undo()
  expect(ids.map((id) => a.board.item(id))).toEqual([undefined, undefined])
  a.undo.redo()
  expect(itemOf(a, ids[0]).points).toEqual(hook.points)
  expect(factOf(itemOf(a, draw(a, hook)[0]), 'group')).toBeUndefined()
})

test('[BRD-128] a copy of a stroke has its course, its width and its pressure, where it was laid', () => {
  const { a } = twoPeers()
  const [id] = draw(a, hook) as [ItemId]
  a.edits.moveItems(new Map([[id, boardPoint(160, 130)]]))
  const copy = itemOf(a, a.edits.duplicateItems([id], [100, 0])[0])
  expect(copy.points).toEqual([210, 100, 250, 160, 310, 110])
  expect(copy.stroke).toEqual(itemOf(a, id).stroke)
  const [other] = createTestPeers(1) as [TestPeer]
  const [pasted] = other.edits.addPart(boardPart(a.board, [id]), [0, 0])
  expect(itemOf(other, pasted)).toMatchObject({ kind: 'stroke', color: 'fjord', points: itemOf(a, id).points })
})
