import { systemRandomBytes } from '@samtavle/base'
import { boardPoint, createEdits, readBoard, startBoard, type ActorId } from '@samtavle/board'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createOutlineIndex } from './outline-index.ts'

test('notes are listed by zone in reading order, and beside the axis when they lie there', () => {
  const { edits, index } = openBoard()
  const right = edits.addNote({ place: boardPoint(900, 300), text: 'right' })
  const left = edits.addNote({ place: boardPoint(300, 320), text: 'left' })
  const planned = edits.addNote({ place: boardPoint(4300, 300), text: 'plan' })
  const aside = edits.addNote({ place: boardPoint(-900, 300), text: 'aside' })
  expect(index.list('understand')).toEqual([left, right])
  expect(index.list('plan')).toEqual([planned])
  expect(index.list('beside')).toEqual([aside])
})

test('moving a note to another zone tells watchers and changes those two lists only', () => {
  const { edits, index } = openBoard()
  const id = edits.addNote({ place: boardPoint(300, 300), text: 'x' })
  const implement = index.list('implement')
  let told = 0
  index.watch(() => told++)
  edits.moveToZone([id], 'plan')
  expect(index.list('plan')).toEqual([id])
  expect(index.list('understand')).toEqual([])
  expect(index.list('implement')).toBe(implement)
  expect(told).toBe(1)
})

test('typing in a note tells nobody: the order did not change', () => {
  const { edits, index } = openBoard()
  const id = edits.addNote({ place: boardPoint(300, 300), text: 'x' })
  const before = index.list('understand')
  let told = 0
  index.watch(() => told++)
  edits.spliceText(id, { index: 1, remove: 0, insert: 'y' })
  expect(told).toBe(0)
  expect(index.list('understand')).toBe(before)
})

function openBoard() {
  const doc = new Y.Doc()
  const clock = { now: () => 0, after: () => () => {} }
  startBoard(doc, { title: 'Marina', language: 'en' })
  const board = readBoard(doc)
  const actor = 'me' as ActorId
  const edits = createEdits({ doc, board, actor, clock, randomBytes: systemRandomBytes })
  return { edits, index: createOutlineIndex(board, clock) }
}
