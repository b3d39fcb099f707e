import { expect, test } from 'vitest'
import { contentOf, createTestClock, createTestPeers, syncPeers } from '../test/peers.ts'
import { boardPoint, type ItemId } from './index.ts'

const here = boardPoint(500, 500)

function twoPeers() {
  const clock = createTestClock()
  const [a, b] = createTestPeers(2, clock)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, clock, sync: () => syncPeers([a, b]) }
}

test('[BRD-20] undo takes back my steps only', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addNote({ place: here })
  sync()
  a.undo.stopCapturing()
  a.edits.recolorItems([id], 'moss')
  b.edits.moveItems(new Map([[id, boardPoint(1, 1)]]))
  sync()
  a.undo.undo()
  sync()
  expect(b.board.item(id)).toMatchObject({ color: 'straw', place: [1, 1] })
})

test('[BRD-20] a value that somebody else has changed since stays as they left it', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addNote({ place: here })
  a.edits.recolorItems([id], 'moss')
  sync()
  b.edits.recolorItems([id], 'rose')
  sync()
  a.undo.undo()
  expect(a.board.item(id)).toMatchObject({ color: 'rose' })
})

test('[BRD-21] a drag is one step however long it lasts; two recolours are two', () => {
  const { a, clock } = twoPeers()
  const id = a.edits.addNote({ place: here })
  a.undo.stopCapturing()
  for (let x = 1; x <= 30; x += 1) {
    clock.advance(5000)
    a.edits.moveItems(new Map([[id, boardPoint(500 + x, 500)]]))
  }
  a.edits.recolorItems([id], 'moss')
  a.edits.recolorItems([id], 'rose')
  a.undo.undo()
  expect(a.board.item(id)).toMatchObject({ color: 'moss', place: [530, 500] })
  a.undo.undo()
  a.undo.undo()
  expect(a.board.item(id)).toMatchObject({ color: 'straw', place: [500, 500] })
})

test('[BRD-21] a burst of typing is one step; a pause or another note begins a new one', () => {
  const { a, clock } = twoPeers()
  const [id, other] = a.edits.addNotes([{ place: here }, { place: here }]) as [ItemId, ItemId]
  a.undo.stopCapturing()
  const type = (target: ItemId, words: string): void => {
    for (const letter of words)
      a.edits.spliceText(target, { index: a.board.item(target)?.text.length ?? 0, remove: 0, insert: letter })
  }
  type(id, 'one')
  clock.advance(5000)
  type(id, ' two')
  type(other, 'else')
  a.undo.undo()
  expect(a.board.item(other)?.text).toBe('')
  a.undo.undo()
  expect(a.board.item(id)?.text).toBe('one')
  a.undo.undo()
  expect(a.board.item(id)?.text).toBe('')
  a.undo.redo()
  a.undo.redo()
  expect(a.board.item(id)?.text).toBe('one two')
})

test('[BRD-22] a new note with its first words is one step', () => {
  const { a } = twoPeers()
  const id = a.edits.addNote({ place: here, text: 'a' })
  for (const letter of 'bc')
    a.edits.spliceText(id, { index: a.board.item(id)?.text.length ?? 0, remove: 0, insert: letter })
  a.undo.undo()
  expect(a.board.item(id)).toBeUndefined()
  expect(a.undo.canUndo()).toBe(false)
  a.undo.redo()
  expect(a.board.item(id)?.text).toBe('abc')
})

test('[BRD-23] undoing a creation keeps what somebody else has worked on, and says so', () => {
  const { a, b, sync } = twoPeers()
  const ids = a.edits.addNotes([{ place: here }, { place: here }, { place: here }])
  sync()
  const kept = ids[1] as ItemId
  b.edits.spliceText(kept, { index: 0, remove: 0, insert: 'B was here' })
  sync()
  const outcome = a.undo.undo()
  sync()
  expect(outcome).toMatchObject({ done: true, kept: [kept] })
  expect(b.board.view().items.size).toBe(1)
  expect(b.board.item(kept)?.text).toBe('B was here')
})

test('[BRD-24] three notes, 200 characters by somebody else, ten undos and ten redos: their words survive every step', () => {
  const { a, b, sync } = twoPeers()
  const ids = [0, 1, 2].map((index) => {
    a.undo.stopCapturing()
    return a.edits.addNote({ place: boardPoint(index * 300, 0), text: 'mine' })
  })
  sync()
  const target = ids[1] as ItemId
  const words = 'b'.repeat(200)
  for (const letter of words) b.edits.spliceText(target, { index: 4, remove: 0, insert: letter })
  sync()
  const before = contentOf(a.doc)
  const check = (): void => {
    sync()
    expect(b.board.item(target)?.text).toContain(words)
  }
  for (let step = 0; step < 10; step += 1) {
    a.undo.undo()
    check()
  }
  for (let step = 0; step < 10; step += 1) {
    a.undo.redo()
    check()
  }
  expect(contentOf(a.doc)).toEqual(before)
})

test('[BRD-21] a gesture that ended where it began is no step', () => {
  const { a } = twoPeers()
  const id = a.edits.addNote({ place: here })
  a.undo.stopCapturing()
  a.edits.recolorItems([id], 'moss')
  a.undo.stopCapturing()
  a.edits.moveItems(new Map([[id, boardPoint(900, 900)]]))
  a.edits.moveItems(new Map([[id, here]]))
  a.undo.undo()
  expect(a.board.item(id)).toMatchObject({ color: 'straw', place: [500, 500] })
})

test('[BRD-25] the undo stack is bounded', () => {
  const { a } = twoPeers()
  const id = a.edits.addNote({ place: here })
  for (let step = 0; step < 500; step += 1) a.edits.recolorItems([id], step % 2 === 0 ? 'moss' : 'rose')
  let undone = 0
  while (a.undo.undo().done) undone += 1
  expect(undone).toBe(200)
})
