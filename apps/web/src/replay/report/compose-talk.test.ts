import { boardPoint, createCommentEdits, mention, writeActor, type ActorId } from '@samtavle/board'
import { createTestPeers, syncPeers } from '@samtavle/board/testing'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { composeTalk } from './compose-talk.ts'

test('what was said stands below what it is about, of everybody as much as the voice may tell', () => {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  writeActor(a.doc, a.actor, 'citizens')
  a.edits.addNote({ place: boardPoint(0, 0), text: 'nobody talks about it' })
  const id = a.edits.addNote({ place: boardPoint(900, 0), text: 'The quay' })
  syncPeers([a, b])
  const [asA, asB] = [a.edits.with(createCommentEdits), b.edits.with(createCommentEdits)]
  asA.addComment(id, `Ask ${mention('actor-2' as ActorId)}`)
  syncPeers([a, b])
  asB.addComment(id, 'I have')
  asB.resolveThread(id)
  asA.stamp(id, 'heart')
  asB.stamp(id, 'heart')
  syncPeers([a, b])
  const blocks = composeTalk(
    { view: b.board.view() },
    {
      t: ((key: string) => key) as TFunction,
      who: ({ actor, sector }) => (sector === null ? `<${actor}>` : sector),
      time: () => 'then',
      kind: () => 'note',
    },
  )
  expect(blocks).toEqual([
    { is: 'heading', level: 3, words: 'The quay' },
    {
      is: 'list',
      isInTime: true,
      items: [
        ['then', { strong: 'citizens' }, 'Ask @<actor-2>'],
        ['then', { strong: '<actor-2>' }, 'I have'],
      ],
    },
    { is: 'list', items: [[{ strong: 'report.sign.heart' }, 'citizens, <actor-2>']], isInTime: false },
    { is: 'text', parts: ['report.settled'] },
  ])
})
