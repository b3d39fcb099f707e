import { systemRandomBytes } from '@samtavle/base'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  boardPoint,
  createInboxEdits,
  createProcessEdits,
  factOf,
  freePlaces,
  isWaiting,
  readProcess,
  waitingIn,
  type ActorId,
  type ItemId,
} from '../index.ts'
import { createTestPeers, syncPeers, type TestPeer } from '../../test/peers.ts'

function openInbox() {
  const doc = new Y.Doc()
  const edits = createProcessEdits({
    doc,
    actor: 'lea' as ActorId,
    clock: { now: () => 1000 },
    randomBytes: systemRandomBytes,
  })
  const { view } = readProcess(doc)
  edits.openInbox()
  return { edits, inboxId: () => view.get().inbox?.id ?? null }
}

function onePeer(): TestPeer {
  const [peer] = createTestPeers(1)
  if (peer === undefined) throw new Error('a peer was asked for')
  return peer
}

test('[BRD-99] notes wait in the inbox they name, oldest first, until they are placed or it is closed', () => {
  const { edits, inboxId } = openInbox()
  const id = inboxId()
  edits.openInbox()
  expect([typeof id, inboxId()]).toEqual(['string', id])
  const replica = onePeer()
  const facts = new Map([['inbox', id]])
  const [late, early, other] = replica.edits.addNotesToZone('plan', [
    { text: 'late', at: 2000, facts },
    { text: 'early', at: 1000, facts },
    { text: 'never waited' },
  ]) as [ItemId, ItemId, ItemId]
  const waiting = (): readonly ItemId[] => waitingIn(replica.board.view(), inboxId()).map((item) => item.id)
  expect(waiting()).toEqual([early, late])
  expect(replica.board.item(late)?.zone).toBe('plan')

  replica.edits.with(createInboxEdits).placeAt(early, boardPoint(500, 900))
  expect(waiting()).toEqual([late])
  expect(replica.board.item(early)).toMatchObject({ place: [500, 900], zone: 'understand' })

  edits.closeInbox()
  expect(waiting()).toEqual([])
  const [left, never] = [late, other].map((each) => replica.board.item(each))
  expect(left !== undefined && isWaiting(left, inboxId())).toBe(false)
  expect([left?.zone, never?.zone]).toEqual(['plan', 'plan'])
  edits.openInbox()
  expect(waiting(), 'another inbox is another').toEqual([])
})

test('[BRD-99] placing in a zone takes free space in one update, also where somebody lay down on what was held free', () => {
  const { inboxId } = openInbox()
  const replica = onePeer()
  const facts = new Map([['inbox', inboxId()]])
  const [a, b] = replica.edits.addNotesToZone('understand', [
    { text: 'a', facts },
    { text: 'b', facts },
  ]) as [ItemId, ItemId]
  const held = replica.board.item(a)?.place ?? boardPoint(0, 0)
  const onTop = replica.edits.addNote({ place: held, text: 'on top' })
  const [free] = freePlaces({ ...replica.board.view(), items: new Map() }, 'plan', ['']).places
  let updates = 0
  replica.doc.on('update', () => (updates += 1))
  replica.edits.with(createInboxEdits).placeInZone([a], 'understand')
  replica.edits.with(createInboxEdits).placeInZone([b], 'plan')
  expect(updates).toBe(2)
  expect(replica.board.item(onTop)?.place).toEqual(held)
  expect(replica.board.item(a)?.place).not.toEqual(held)
  expect([replica.board.item(a)?.zone, replica.board.item(b)?.place]).toEqual(['understand', free])
  for (const id of [a, b]) {
    const item = replica.board.item(id)
    expect(item?.state === 'whole' && factOf(item, 'inbox')).toBeUndefined()
  }
})

test('[BRD-99] two who place at once lose nothing and lay nothing on each other: one place, its author, and a step that takes it back', () => {
  const { inboxId } = openInbox()
  const [anna, bo, phone] = createTestPeers(3)
  if (anna === undefined || bo === undefined || phone === undefined) throw new Error('three peers were asked for')
  const sync = (): void => syncPeers([anna, bo, phone])
  const facts = new Map([['inbox', inboxId()]])
  const [both, hers, his] = phone.edits.addNotesToZone(
    'understand',
    ['both', 'hers', 'his'].map((text) => ({ text, facts })),
  ) as [ItemId, ItemId, ItemId]
  sync()
  anna.undo.stopCapturing()
  anna.edits.with(createInboxEdits).placeInZone([both], 'plan')
  bo.edits.with(createInboxEdits).placeAt(both, boardPoint(500, 900))
  // Each empties the tray of what the other has not placed yet.
  anna.undo.stopCapturing()
  anna.edits.with(createInboxEdits).placeInZone([hers], 'understand')
  bo.edits.with(createInboxEdits).placeInZone([his], 'understand')
  sync()
  const [first, second] = [anna, bo].map(({ board }) => [both, hers, his].map((id) => board.item(id)))
  expect(first).toEqual(second)
  expect(new Set(first?.map((item) => String(item?.place))).size).toBe(3)
  for (const item of first ?? []) {
    expect(item).toMatchObject({ state: 'whole', by: phone.actor })
    expect(item?.state === 'whole' && factOf(item, 'inbox')).toBeUndefined()
  }
  anna.undo.undo()
  sync()
  expect(waitingIn(bo.board.view(), inboxId()).map(({ id }) => id)).toEqual([hers])
})
