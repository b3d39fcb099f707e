import { boardPoint, createCommentEdits, mention, type ActorId, type ItemId } from '@samtavle/board'
import { createTestPeers, syncPeers } from '@samtavle/board/testing'
import { expect, test } from 'vitest'
import { createSeenMentions } from './seen-mentions.ts'
import { watchMentions } from './watch-mentions.ts'

function stored(): Parameters<typeof createSeenMentions>[0] & { readonly values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

function twoOnANote() {
  const [a, b] = createTestPeers(2).map((peer) => ({ ...peer, talk: peer.edits.with(createCommentEdits) }))
  if (!a || !b) throw new Error('two peers were asked for')
  const id = a.edits.addNote({ place: boardPoint(500, 500), text: 'a key' })
  const sync = (): void => syncPeers([a, b])
  sync()
  return { a, b, id, sync }
}

const me = 'actor-2' as ActorId

test('I hear of whoever names me, also when I come later, until I have seen it; on this device for good', () => {
  const { a, b, id, sync } = twoOnANote()
  a.talk.addComment(id, `${mention(me)}, have you got it?`)
  a.talk.addComment(id, 'Nobody is named here.')
  sync()
  const storage = stored()
  const seen = createSeenMentions(storage, 'board')
  const mentions = watchMentions(b.board, me, seen)
  expect(mentions.unseen.get()).toMatchObject([{ item: id, comment: { by: 'actor-1' } }])
  const told: number[] = []
  mentions.unseen.watch(() => told.push(mentions.unseen.get().length))
  a.talk.addComment(id, `${mention(me)}?`)
  sync()
  seen.see(mentions.unseen.get().map(({ comment }) => comment.id))
  expect(told).toEqual([2, 0])
  mentions.close()
  const again = watchMentions(b.board, me, createSeenMentions(storage, 'board'))
  expect(again.unseen.get()).toEqual([])
  expect(watchMentions(b.board, me, createSeenMentions(storage, 'another board')).unseen.get()).toHaveLength(2)
})

test('what I said myself, what is settled and what is gone is no news to me', () => {
  const { a, b, id, sync } = twoOnANote()
  const other = a.edits.addNote({ place: boardPoint(900, 500), text: 'a shed' })
  sync()
  const mentions = watchMentions(b.board, me, createSeenMentions(stored(), 'board'))
  b.talk.addComment(id, `${mention(me)} to myself`)
  expect(mentions.unseen.get()).toEqual([])
  for (const each of [id, other]) a.talk.addComment(each, `${mention(me)}!`)
  sync()
  const items = (): readonly ItemId[] => mentions.unseen.get().map(({ item }) => item)
  expect(new Set(items())).toEqual(new Set([id, other]))
  a.talk.resolveThread(id)
  a.edits.removeItems([other])
  sync()
  expect(items()).toEqual([])
})

test('a device that kept nonsense, or keeps nothing, tells of everything', () => {
  const storage = stored()
  storage.values.set('samtavle.mentions.board', '{"a":')
  expect(createSeenMentions(storage, 'board').has('x')).toBe(false)
  storage.values.set('samtavle.mentions.board', '[1,"x"]')
  expect(createSeenMentions(storage, 'board').has('x')).toBe(true)
  const refusing = createSeenMentions(
    {
      ...storage,
      setItem: () => {
        throw new Error('full')
      },
    },
    'other',
  )
  refusing.see(['y'])
  expect(refusing.has('y')).toBe(true)
})
