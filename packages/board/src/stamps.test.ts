import { expect, test } from 'vitest'
import type { TestPeer } from '../test/peers.ts'
import { talkersOnOneNote, wholeItemOf } from '../test/talkers.ts'
import { boardPoint, restoreMoment, signsOn, type ItemId, type ReactionSign } from './index.ts'

const left = (peer: TestPeer, id: ItemId): readonly (readonly [string, ReactionSign])[] => [
  ...wholeItemOf(peer, id).stamps,
]

test('[BRD-125] each leaves one sign, in place of an earlier one, and a sign is there once however many left it', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  a.talk.stamp(id, 'wow')
  a.talk.stamp(id, 'heart')
  b.talk.stamp(id, 'yes')
  sync()
  expect(left(a, id)).toEqual([
    ['actor-1', 'heart'],
    ['actor-2', 'yes'],
  ])
  expect(left(b, id)).toEqual(left(a, id))
  expect(signsOn(wholeItemOf(b, id))).toEqual(['yes', 'heart'])
  b.talk.stamp(id, 'heart')
  sync()
  expect(signsOn(wholeItemOf(a, id))).toEqual(['heart'])
  a.talk.stamp(id, null)
  sync()
  expect(left(b, id)).toEqual([['actor-2', 'heart']])
  expect(wholeItemOf(b, id).comments).toEqual([])
})

test('[BRD-125] whatever stands under the key of a stamp reads as one or as nothing, and never as a comment', () => {
  const { a, id } = talkersOnOneNote()
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
  expect(wholeItemOf(a, id).comments).toEqual([])
})

test('[BRD-125] undo takes my stamp back; a copy has none, a deletion and a restored moment leave it', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  b.talk.stamp(id, 'think')
  sync()
  const past = b.doc
  a.undo.stopCapturing()
  a.talk.stamp(id, 'clap')
  const [copy] = a.edits.duplicateItems([id], [300, 0])
  expect(wholeItemOf(a, copy as ItemId).stamps.size).toBe(0)
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
  const { a, id } = talkersOnOneNote()
  const other = a.edits.addNote({ place: boardPoint(5300, 500), text: 'a key' })
  const link = a.edits.link(id, other, 'relates') as ItemId
  a.talk.stamp(link, 'yes')
  a.edits.removeItems([other])
  a.talk.stamp(other, 'yes')
  a.talk.stamp(id, null)
  expect([...a.doc.getMap('comments').keys()]).toEqual([])
})
