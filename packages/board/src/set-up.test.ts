import { systemClock, systemRandomBytes } from '@samtavle/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  arbitraryEdit,
  arbitraryScript,
  createTestClock,
  createTestPeers,
  playScript,
  syncPeers,
  type TestPeer,
} from '../test/testing.ts'
import {
  boardPoint,
  createProcessEdits,
  createSetUpEdits,
  readProcess,
  setUpOf,
  type ActorId,
  type ItemId,
  type SetUp,
  type WholeItem,
} from './index.ts'
import { sectionOwners } from './layout/sections.ts'

const lea = 'lea' as ActorId

function two(): readonly [TestPeer, TestPeer] {
  const [facilitator, guest] = createTestPeers(2)
  if (facilitator === undefined || guest === undefined) throw new Error('there are two')
  return [facilitator, guest]
}

/** Two sections, one in the other, with a note in each, and a third beside them; all of it known to everybody. */
function laidOutBoard() {
  const [facilitator, guest] = two()
  const { edits } = facilitator
  const outer = edits.addSection({ place: boardPoint(1000, 1000), width: 1600, height: 1200, text: 'What we see' })
  const inner = edits.addSection({ place: boardPoint(1200, 1100), width: 600, height: 500, text: 'At night' })
  const beside = edits.addSection({ place: boardPoint(3000, 1000), width: 500, height: 500, text: 'Later' })
  edits.lockItems([outer], { firm: true })
  const [inOuter = '' as ItemId, inInner = '' as ItemId] = edits.addNotes([
    { place: boardPoint(500, 700), text: 'a' },
    { place: boardPoint(1200, 1100), text: 'b' },
  ])
  syncPeers([facilitator, guest])
  const setUp: Pick<SetUp, 'items'> = { items: setUpOf(facilitator.board.view()) }
  return { facilitator, guest, outer, inner, beside, inOuter, inInner, setUp }
}

const restore = ({ edits, undo }: TestPeer, setUp: Pick<SetUp, 'items'>): number =>
  undo.asOne(() => edits.with(createSetUpEdits).restoreSetUp(setUp))

const textOf = ({ board }: TestPeer, id: ItemId): string => board.item(id)?.text ?? ''

test('[BRD-140] what is remembered of a set-up is read again, in place of the one before, and nonsense is nothing', () => {
  const { facilitator, outer, inner, beside, setUp } = laidOutBoard()
  const doc = new Y.Doc()
  const process = createProcessEdits({ doc, actor: lea, clock: systemClock, randomBytes: systemRandomBytes })
  const { view } = readProcess(doc)
  expect(view.get().setUp).toBeNull()
  process.rememberSetUp(setUp.items)
  expect(view.get().setUp?.items).toEqual(setUp.items)
  expect(view.get().setUp?.by).toBe(lea)
  facilitator.edits.removeItems([beside])
  process.rememberSetUp(setUpOf(facilitator.board.view()))
  expect([...(view.get().setUp?.items.keys() ?? [])].toSorted()).toEqual([outer, inner].toSorted())
  for (const value of [null, 7, {}, { place: [1], text: '' }, { place: [1, 2], text: 4 }])
    doc.getMap('surface').set('x', value)
  expect(view.get().setUp?.items.size).toBe(2)
})

test('[BRD-141] sections go back with what lies in them, deleted ones come back, words, locks and folds are as they were', () => {
  const { facilitator, guest, outer, inner, beside, inOuter, inInner, setUp } = laidOutBoard()
  guest.edits.unlockItems([outer])
  guest.edits.moveItems(
    new Map(
      [outer, inner, inOuter, inInner].map((id) => {
        const { place } = guest.board.item(id) as WholeItem
        return [id, boardPoint(place[0] + 300, place[1] + 80)]
      }),
    ),
  )
  guest.edits.removeItems([beside])
  guest.edits.foldSections([inner])
  const text = guest.edits.sharedText(inner)
  text?.insert(0, 'Late ')
  syncPeers([facilitator, guest])
  expect(restore(facilitator, setUp)).toBe(3)
  syncPeers([facilitator, guest])
  expect(setUpOf(guest.board.view())).toEqual(setUp.items)
  expect(guest.board.item(inOuter)?.place).toEqual([500, 700])
  expect(guest.board.item(inInner)?.place).toEqual([1200, 1100])
  expect(restore(facilitator, setUp)).toBe(0)
})

test('[BRD-141] a section that was only pulled larger leaves what lies in it where it is', () => {
  const { facilitator, outer, inOuter, setUp } = laidOutBoard()
  facilitator.edits.resizeItem(outer, { place: boardPoint(1100, 1000), width: 1800, height: 1200 })
  expect(restore(facilitator, setUp)).toBe(1)
  expect(facilitator.board.item(inOuter)?.place).toEqual([500, 700])
})

test('[BRD-142] putting a set-up back is one step to undo and to redo', () => {
  const { facilitator, inner, beside, setUp } = laidOutBoard()
  facilitator.edits.removeItems([beside])
  facilitator.edits.sharedText(inner)?.insert(0, 'Late ')
  const before = setUpOf(facilitator.board.view())
  restore(facilitator, setUp)
  facilitator.undo.undo()
  expect(setUpOf(facilitator.board.view())).toEqual(before)
  facilitator.undo.redo()
  expect(setUpOf(facilitator.board.view())).toEqual(setUp.items)
  expect(textOf(facilitator, inner)).toBe('At night')
})

/** What people wrote and said, wherever it lies. */
function written({ board }: TestPeer): ReadonlyMap<ItemId, unknown> {
  const items = [...board.view().items.values()].filter(
    (item): item is WholeItem => item.state === 'whole' && item.kind !== 'section' && item.kind !== 'text',
  )
  return new Map(
    items.map(({ id, kind, text, fields, stands, comments, stamps, color, width, height, by, at }) => [
      id,
      { kind, text, fields, stands, comments, stamps, color, width, height, by, at },
    ]),
  )
}

test('[BRD-141] whatever people do after it was remembered, the same set-up is back and no note, word, stand or remark is lost', () => {
  fc.assert(
    fc.property(arbitraryScript(2, arbitraryEdit), fc.array(fc.nat({ max: 5 }), { maxLength: 8 }), (script, wrecks) => {
      const { facilitator, guest, outer, inner, beside, setUp } = laidOutBoard()
      const clock = createTestClock()
      playScript([facilitator, guest], script, () => clock.advance(1500))
      const surface = [outer, inner, beside]
      wrecks.forEach((wreck, index) => {
        const id = surface[wreck % 3] as ItemId
        if (wreck < 3) guest.edits.removeItems([id])
        else guest.edits.moveItems(new Map([[id, boardPoint(wreck * 400, index * 300)]]))
      })
      syncPeers([facilitator, guest])
      const before = written(facilitator)
      const owners = sectionOwners(facilitator.board.view())
      const isMovedOnly = [...setUp.items].every(([id, item]) => {
        const now = facilitator.board.item(id)
        return now?.state === 'whole' && now.width === item.width && now.height === item.height
      })
      restore(facilitator, setUp)
      syncPeers([facilitator, guest])
      const after = setUpOf(guest.board.view())
      for (const [id, item] of setUp.items) expect(after.get(id)).toEqual(item)
      // Links that led to what was deleted come back with it.
      for (const [id, said] of before) expect(written(guest).get(id)).toEqual(said)
      if (!isMovedOnly) return
      // What lay in a section still lies in it.
      for (const [id, owner] of owners) {
        const [item, section] = [guest.board.item(id), guest.board.item(owner)]
        if (item?.state !== 'whole' || section?.state !== 'whole' || item.kind === 'section') continue
        expect(Math.abs(item.place[0] - section.place[0])).toBeLessThanOrEqual(section.width / 2 + 1)
        expect(Math.abs(item.place[1] - section.place[1])).toBeLessThanOrEqual(section.height / 2 + 1)
      }
    }),
    { numRuns: 80 },
  )
})
