import { expect, test } from 'vitest'
import { createTestPeers, type TestPeer } from '../test/peers.ts'
import { boardPart, boardPoint, factOf, factsOf, type ItemId, type WholeItem } from './index.ts'

function onePeer(): TestPeer {
  const [peer] = createTestPeers(1)
  if (!peer) throw new Error('one peer was asked for')
  return peer
}

function itemOf(peer: TestPeer, id: ItemId | undefined): WholeItem {
  const item = id === undefined ? undefined : peer.board.item(id)
  if (item?.state !== 'whole') throw new Error(`${id ?? 'nothing'} is not on the board`)
  return item
}

test('[BRD-113] a framing is copied with all its words and without what people said to it', () => {
  const a = onePeer()
  const framing = a.edits.addFraming({ text: 'Dark', affects: 'Girls', known: 'Lamps', assumed: 'Fear' })
  a.edits.hold(framing)
  const copy = itemOf(a, a.edits.duplicateItems([framing], [500, 0])[0])
  expect([copy.kind, copy.text]).toEqual(['framing', 'Dark'])
  expect(Object.fromEntries(copy.fields)).toEqual({ affects: 'Girls', known: 'Lamps', assumed: 'Fear' })
  expect(itemOf(a, framing).stands.size).toBe(1)
  expect(copy.stands.size).toBe(0)
})

test('[BRD-113] an agreement rests on what it rested on, where that is there too, and names whom it named', () => {
  const [a, other] = [onePeer(), onePeer()]
  const plan = a.edits.addNote({ text: 'P', place: boardPoint(0, 0) })
  const who = [{ name: 'Havnen', sector: 'private' }]
  const agreement = a.edits.addAgreement({ text: 'A', due: '2027-01-31', who, from: [plan] })
  a.edits.setFact(agreement, 'status', 40)
  a.edits.reserve(agreement, 'too soon')
  const part = boardPart(a.board, [agreement])
  for (const [peer, rests] of [
    [a, true],
    [other, false],
  ] as const) {
    const [id] = peer.edits.addPart(part, [500, 0])
    const copy = itemOf(peer, id)
    expect([factOf(copy, 'due'), factOf(copy, 'status'), copy.stands.size]).toEqual(['2027-01-31', 40, 0])
    expect(factsOf(copy, 'who').map(({ value }) => value)).toEqual(who)
    expect(peer.board.item(`${id}>${plan}` as ItemId)?.state === 'whole').toBe(rests)
  }
  // Copied together with what it rests on, it rests on the copy.
  const [plan2, agreement2] = a.edits.duplicateItems([plan, agreement], [0, 900])
  expect(itemOf(a, `${agreement2}>${plan2}` as ItemId).ends?.as).toBe('rests-on')
  expect(a.board.item(`${agreement2}>${plan}` as ItemId)).toBeUndefined()
  a.undo.undo()
  expect(a.board.item(agreement2 as ItemId)).toBeUndefined()
})

test('[BRD-113] a resource stays whose it was, an indicator keeps its present goal and nothing that was seen', () => {
  const a = onePeer()
  const boat = a.edits.addResource({ text: 'A boat', form: 'place' })
  const indicator = a.edits.addIndicator({
    text: 'After dark',
    goal: 'More',
    target: 30,
    owner: { name: 'Bo', sector: null },
  })
  a.edits.changeGoal(indicator, 'Many more')
  a.edits.observe(indicator, { on: '2026-11-22', number: 3 })
  const [boat2, indicator2] = a.edits.duplicateItems([boat, indicator], [0, 900]).map((id) => itemOf(a, id))
  if (boat2 === undefined || indicator2 === undefined) throw new Error('both are copied')
  expect([factOf(boat2, 'form'), factOf(boat2, 'from')]).toEqual(['place', { actor: itemOf(a, boat).by }])
  expect(factsOf(indicator2, 'goal').map(({ value }) => value.text)).toEqual(['Many more'])
  expect([factOf(indicator2, 'target'), factOf(indicator2, 'owner')]).toEqual([30, { name: 'Bo', sector: null }])
  expect(factsOf(indicator2, 'observation')).toEqual([])
})

test('[BRD-113] what somebody expects is their own, and is not copied', () => {
  const a = onePeer()
  expect(a.edits.duplicateItems([a.edits.addExpectation({ text: 'Light' })], [0, 900])).toEqual([])
})
