import { expect, test } from 'vitest'
import { createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import {
  boardPoint,
  createCommentEdits,
  restoreMoment,
  signsOn,
  type CommentEdits,
  type ItemId,
  type ReactionSign,
  type WholeItem,
} from './index.ts'

type Stamper = TestPeer & { readonly talk: CommentEdits }

function onOneNote(): { a: Stamper; b: Stamper; id: ItemId; sync: () => void } {
  const [a, b] = createTestPeers(2).map((peer): Stamper => ({ ...peer, talk: peer.edits.with(createCommentEdits) }))
  if (!a || !b) throw new Error('two peers were asked for')
  const sync = (): void => syncPeers([a, b])
  const id = a.edits.addNote({ place: boardPoint(5000, 500), text: 'a shed at the quay' })
  sync()
  return { a, b, id, sync }
}

function itemOf(peer: TestPeer, id: ItemId): WholeItem {
  const item = peer.board.item(id)
  if (item?.state !== 'whole') throw new Error('the item is whole')
  return item
}

const left = (peer: TestPeer, id: ItemId): readonly (readonly [string, ReactionSign])[] => [...itemOf(peer, id).stamps]

test('[BRD-125] each leaves one sign, in place of an earlier one, and a sign is there once however many left it', () => {
  const { a, b, id, sync } = onOneNote()
  a.talk.stamp(id, 'wow')
  a.talk.stamp(id, 'heart')
  b.talk.stamp(id, 'yes')
  sync()
  expect(left(a, id)).toEqual([
    ['actor-1', 'heart'],
    ['actor-2', 'yes'],
  ])
  expect(left(b, id)).toEqual(left(a, id))
  expect(signsOn(itemOf(b, id))).toEqual(['yes', 'heart'])
  b.talk.stamp(id, 'heart')
  sync()
  expect(signsOn(itemOf(a, id))).toEqual(['heart'])
  a.talk.stamp(id, null)
  sync()
  expect(left(b, id)).toEqual([['actor-2', 'heart']])
  expect(itemOf(b, id).comments).toEqual([])
})

test('[BRD-125] whatever stands under the key of a stamp reads as one or as nothing, and never as a comment', () => {
  const { a, id } = onOneNote()
  for (const [key, value] of [
    ['stamp/b', 'yes'],
    ['stamp/c', { sign: 'yes' }],
    ['stamp/d', { sign: 'skull', at: 1 }],
    ['stamp/e', { sign: 'clap', at: 1, text: 'words' }],
    ['stamp', { sign: 'yes', at: 1 }],
    ['stamp/', { sign: 'yes', at: 1 }],
    ['stamp/f/g', { sign: 'yes', at: 1 }],
  ] as const)
    a.doc.getMap('comments').set(`${id}/${key}`, value)
  expect(left(a, id)).toEqual([['e', 'clap']])
  expect(itemOf(a, id).comments).toEqual([])
})

test('[BRD-125] undo takes my stamp back; a copy has none, a deletion and a restored moment leave it', () => {
  const { a, b, id, sync } = onOneNote()
  b.talk.stamp(id, 'think')
  sync()
  const past = b.doc
  a.undo.stopCapturing()
  a.talk.stamp(id, 'clap')
  const [copy] = a.edits.duplicateItems([id], [300, 0])
  expect(itemOf(a, copy as ItemId).stamps.size).toBe(0)
  a.undo.undo()
  a.undo.undo()
  expect(left(a, id)).toEqual([['actor-2', 'think']])
  a.undo.redo()
  restoreMoment(a.doc, { past, actor: null, now: 2_000_000 })
  a.edits.removeItems([id])
  a.edits.restoreItems([id])
  expect(left(a, id)).toEqual([
    ['actor-1', 'clap'],
    ['actor-2', 'think'],
  ])
})

test('[BRD-125] a line and something that is gone are not stamped, and nothing is written that says nothing new', () => {
  const { a, id } = onOneNote()
  const other = a.edits.addNote({ place: boardPoint(5300, 500), text: 'a key' })
  const link = a.edits.link(id, other, 'relates') as ItemId
  a.talk.stamp(link, 'yes')
  a.edits.removeItems([other])
  a.talk.stamp(other, 'yes')
  a.talk.stamp(id, null)
  expect([...a.doc.getMap('comments').keys()]).toEqual([])
})
