import { expect, test } from 'vitest'
import { createTestClock, type TestPeer } from '../test/peers.ts'
import { talkersOnOneNote, wholeItemOf } from '../test/talkers.ts'
import {
  boardPoint,
  createCommentEdits,
  createEdits,
  isResolved,
  longestComment,
  mention,
  mentionedIn,
  mentionParts,
  mostCommentsEach,
  restoreMoment,
  withNames,
  type ActorId,
  type ItemId,
} from './index.ts'

const clock = createTestClock()

const said = (peer: TestPeer, id: ItemId): readonly string[] => wholeItemOf(peer, id).comments.map(({ text }) => text)

test('[BRD-120] what two say at once both stays, in one order, and an answer comes after what it answers', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  a.talk.addComment(id, ' Who has the key? ')
  b.talk.addComment(id, 'The boat club has one.')
  sync()
  expect(new Set(said(a, id))).toEqual(new Set(['Who has the key?', 'The boat club has one.']))
  expect(said(a, id)).toEqual(said(b, id))
  a.talk.addComment(id, 'Good.')
  sync()
  expect(said(b, id).at(-1)).toBe('Good.')
  expect(wholeItemOf(b, id).comments.at(-1)).toMatchObject({ by: 'actor-1', reworded: null })
})

test('[BRD-120] a comment is reworded and taken back by its author, and by nobody else', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  const comment = a.talk.addComment(id, 'Who has teh key?') ?? ''
  sync()
  b.talk.rewordComment(id, comment, 'nonsense')
  b.talk.withdrawComment(id, comment)
  sync()
  expect(said(a, id)).toEqual(['Who has teh key?'])
  a.talk.rewordComment(id, comment, 'Who has the key?')
  sync()
  expect(wholeItemOf(b, id).comments).toMatchObject([{ text: 'Who has the key?', reworded: 1_000_000 }])
  a.talk.withdrawComment(id, comment)
  sync()
  expect(said(b, id)).toEqual([])
})

test('[BRD-120] nobody in particular, lines and things that are gone have no comments, and nothing is none', () => {
  const { a, b, id } = talkersOnOneNote()
  const other = a.edits.addNote({ place: boardPoint(5300, 500), text: 'a key' })
  const link = a.edits.link(id, other, 'relates') as ItemId
  const { doc, board } = a
  const edits = createEdits({ doc, board, actor: null, clock, randomBytes: (length) => new Uint8Array(length) })
  const nobody = edits.with(createCommentEdits)
  a.edits.removeItems([other])
  expect([
    nobody.addComment(id, 'x'),
    a.talk.addComment(link, 'x'),
    a.talk.addComment(other, 'x'),
    b.talk.addComment(id, ' \n '),
  ]).toEqual([null, null, null, null])
})

test('[BRD-121] whatever stands under the key of a comment reads as one or as nothing', () => {
  const { a, id } = talkersOnOneNote()
  const comments = a.doc.getMap('comments')
  for (const [key, value] of [
    ['c1/b', 'words'],
    ['c2/b', { text: 'no time' }],
    ['c3/b', { text: '  ', at: 1 }],
    ['c4', { text: 'no author', at: 1 }],
    ['c5/x/b', { text: 'too deep', at: 1 }],
    ['/b', { text: 'no id', at: 1 }],
    ['c6/b', { text: `${'a'.repeat(longestComment - 1)}😀`, at: 1 }],
  ] as const)
    comments.set(`${id}/${key}`, value)
  comments.set(id, { text: 'not under a note', at: 1 })
  expect(said(a, id)).toEqual(['a'.repeat(longestComment - 1)])
})

test('[BRD-121] who floods a thread floods their own part of it', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  b.talk.addComment(id, 'Who has the key?')
  sync()
  a.doc.transact(() => {
    for (let index = 0; index < mostCommentsEach + 20; index += 1)
      a.doc.getMap('comments').set(`${id}/f${1000 + index}/actor-1`, { text: `flood ${index}`, at: 0 })
  })
  expect(wholeItemOf(a, id).comments.filter(({ by }) => by === 'actor-1')).toHaveLength(mostCommentsEach)
  expect(said(a, id).at(-1)).toBe('Who has the key?')
  expect(a.talk.addComment(id, 'one more')).toBeNull()
  sync()
  expect(b.talk.addComment(id, 'and I?')).not.toBeNull()
  // A time that is made up does not push the answers after it out of all calendars.
  expect(wholeItemOf(b, id).comments.at(-1)?.at).toBeLessThan(2_000_000)
})

test('[BRD-122] a thread is settled while all of it was read by whoever said so, and anybody opens it again', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  a.talk.resolveThread(id)
  expect(isResolved(wholeItemOf(a, id))).toBe(false)
  a.talk.addComment(id, 'Who has the key?')
  sync()
  b.talk.resolveThread(id)
  sync()
  expect(isResolved(wholeItemOf(a, id))).toBe(true)
  a.talk.reopenThread(id)
  sync()
  expect(isResolved(wholeItemOf(b, id))).toBe(false)
  b.talk.resolveThread(id)
  a.talk.addComment(id, 'It came at the same moment.')
  sync()
  expect([isResolved(wholeItemOf(a, id)), isResolved(wholeItemOf(b, id))]).toEqual([false, false])
  a.doc.getMap('facts').set(`${id}/resolved`, { at: 1, by: 'actor-1', read: 'all' })
  expect(isResolved(wholeItemOf(a, id))).toBe(false)
})

test('[BRD-123] people are named in a comment by who they are; what they are called is the reader’s to know', () => {
  const bo = 'actor-2' as ActorId
  const text = `Ask ${mention(bo)}, not @Bo or @{a b}; ${mention(bo)}`
  expect([...mentionedIn(text)]).toEqual([bo])
  expect(mentionParts(text)).toEqual(['Ask ', { actor: bo }, ', not @Bo or @{a b}; ', { actor: bo }])
  expect(withNames(text, (actor) => (actor === bo ? 'Bo Holm' : '?'))).toBe('Ask @Bo Holm, not @Bo or @{a b}; @Bo Holm')
  expect(mentionParts('')).toEqual([])
})

test('[BRD-124] undo takes back what I said, one at a time, and nobody else’s', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  a.undo.stopCapturing()
  a.talk.addComment(id, 'one')
  a.talk.addComment(id, 'two')
  sync()
  b.talk.addComment(id, 'three')
  sync()
  a.undo.undo()
  expect(said(a, id)).toEqual(['one', 'three'])
  a.undo.undo()
  expect(said(a, id)).toEqual(['three'])
  a.undo.redo()
  a.undo.redo()
  expect(new Set(said(a, id))).toEqual(new Set(['one', 'two', 'three']))
})

test('[BRD-124] comments stay with the item they are about: a copy has none, and they outlast its deletion', () => {
  const { a, id } = talkersOnOneNote()
  a.talk.addComment(id, 'one')
  a.talk.resolveThread(id)
  const [copy] = a.edits.duplicateItems([id], [300, 0])
  expect(wholeItemOf(a, copy as ItemId)).toMatchObject({ text: 'a shed at the quay', comments: [] })
  expect(wholeItemOf(a, copy as ItemId).facts.has('resolved')).toBe(false)
  a.edits.removeItems([id])
  a.edits.restoreItems([id])
  expect(said(a, id)).toEqual(['one'])
})

test('[BRD-82] comments stay as they are when a moment is restored, and those that came since keep the thread open', () => {
  const { a, b, id, sync } = talkersOnOneNote()
  const taken = a.talk.addComment(id, 'to be taken back') ?? ''
  a.talk.addComment(id, 'one')
  a.talk.resolveThread(id)
  sync()
  const past = b.doc
  a.talk.withdrawComment(id, taken)
  a.talk.addComment(id, 'two')
  a.talk.reopenThread(id)
  restoreMoment(a.doc, { past, actor: null, now: 2_000_000 })
  expect(said(a, id)).toEqual(['one', 'two'])
  expect(isResolved(wholeItemOf(a, id))).toBe(false)
})
