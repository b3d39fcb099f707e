import { systemClock, systemRandomBytes } from '@samtavle/base'
import { boardPoint, createEdits, readBoard, startBoard, type ActorId } from '@samtavle/board'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { manyItems, watchCrowd } from './crowded-board.ts'

test('a board is crowded from five thousand things on, and no more once some are deleted', () => {
  const doc = new Y.Doc()
  const board = readBoard(doc)
  const actor = 'actor-anna' as ActorId
  const edits = createEdits({ doc, board, actor, clock: systemClock, randomBytes: systemRandomBytes })
  startBoard(doc, { title: 'A crowd', language: 'en' })
  edits.addNotes(Array.from({ length: manyItems - 2 }, (_, index) => ({ text: '', place: boardPoint(index, 0) })))
  const told: boolean[] = []
  const stop = watchCrowd(board, (isCrowded) => told.push(isCrowded))
  const [first, second] = [0, 1].map((x) => edits.addNote({ text: '', place: boardPoint(x, 0) }))
  if (first === undefined || second === undefined) throw new Error('two notes were added')
  edits.moveItems(new Map([[first, boardPoint(9, 9)]]))
  edits.removeItems([second])
  expect(told).toEqual([false, true, false])
  stop()
  edits.addNote({ text: '', place: boardPoint(0, 0) })
  expect(told).toHaveLength(3)
})
