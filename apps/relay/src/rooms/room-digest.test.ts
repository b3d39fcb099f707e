import { digestOf } from '@samtavle/board/digest'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { connect, eventually, openRoom } from '../workers/room-rig.ts'

/** The digest of a replica that waits for nothing. */
function digest(doc: Doc): Uint8Array {
  const found = digestOf(doc)
  if (found === null) throw new Error('the document waits for something')
  return found
}

test('a client whose structs say something else at the same places is told so, and an honest one is not', async () => {
  const { room } = await openRoom()
  const honest = new Doc()
  honest.getMap('facts').set('title', 'hello')
  const start = encodeStateAsUpdate(honest)
  const forked = new Doc()
  applyUpdate(forked, start)
  forked.clientID = honest.clientID
  const anna = connect(room, 'anna')
  anna.write(start)
  honest.getMap('facts').set('word', 'world')
  anna.write(encodeStateAsUpdate(honest))
  forked.getMap('facts').set('word', 'FORGED')
  expect(encodeStateVector(forked)).toEqual(encodeStateVector(honest))
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  const verdicts = (): readonly unknown[] => anna.frames.flatMap((f) => (f.type === 'verdict' ? [f.verdict] : []))
  room.judge(anna.connection, digest(forked))
  room.judge(anna.connection, digest(honest))
  await eventually(() => expect(verdicts()).toEqual(['forked', 'same']))
  // One that is ahead, as with an edit on its way, is only apart.
  honest.getMap('facts').set('word', 'again')
  room.judge(anna.connection, digest(honest))
  await eventually(() => expect(verdicts()).toEqual(['forked', 'same', 'apart']))
})
