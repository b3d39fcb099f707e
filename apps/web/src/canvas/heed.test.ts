import { createListeners, createWatchable } from '@samtavle/base'
import { boardPoint, type ActorId, type ItemId, type Peer, textPositionAt } from '@samtavle/board'
import { expect, test } from 'vitest'
import type { EditorTarget } from './editor/note-editor.ts'
import { createHeed } from './heed.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

function setUp() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const written = createListeners()
  let letIn = 0
  const peers = createWatchable<readonly Peer[]>([])
  const told: boolean[] = []
  const toldToJudges: boolean[] = []
  const editor = {
    target: createWatchable<EditorTarget | null>(null),
    isTyping: createWatchable(false),
    watchWritten: written.add,
  }
  let isPushing = false
  let isBehind = false
  const heed = createHeed({
    clock,
    session: { peers, keepBack: (isKeptBack) => void told.push(isKeptBack), letIn: () => void (letIn += 1) },
    judgements: { keepBack: (isKeptBack) => void toldToJudges.push(isKeptBack) },
    editor,
    catchUp: () => isBehind,
    isPushing: () => isPushing,
  })
  const id = session.edits.addNote({ place: boardPoint(0, 0), text: 'ours' })
  const write = (): void => {
    editor.target.set({ is: 'item', id })
    editor.isTyping.set(true)
  }
  const beside = (editing: ItemId | undefined): void => {
    const peer: Peer = { clientId: 7, actor: session.me.id as ActorId, sector: null, at: 0 }
    const words = session.edits.sharedText(id)
    if (words === undefined || editing === undefined) return peers.set([peer])
    const position = textPositionAt(words, 0)
    peers.set([{ ...peer, editing: { id: editing, anchor: position, head: position } }])
  }
  const letter = (afterMs: number): number => {
    clock.advance(afterMs)
    written.notify()
    return letIn
  }
  const push = (pushes: boolean): void => void (isPushing = pushes)
  const paint = (isNext: boolean): void => void (isBehind = isNext)
  return { id, editor, told, toldToJudges, heed, write, letter, beside, push, paint }
}

test('while letters come others wait, and each change is told once', () => {
  const { editor, told, toldToJudges, heed, write, beside } = setUp()
  write()
  beside(undefined)
  heed.look()
  expect(told).toEqual([true])
  editor.isTyping.set(false)
  heed.look()
  expect(told).toEqual([true, false])
  expect(toldToJudges).toEqual(told)
})

test('while letters come others are let in behind one of them, every three seconds', () => {
  const { editor, write, letter } = setUp()
  expect(letter(5000)).toBe(0)
  write()
  expect([letter(100), letter(2800), letter(100), letter(100), letter(2900)]).toEqual([0, 0, 1, 1, 2])
  editor.isTyping.set(false)
  expect(letter(5000)).toBe(2)
})

test('nobody is let in behind a letter that something large is painted behind', () => {
  const { write, letter, paint } = setUp()
  write()
  paint(true)
  expect([letter(100), letter(5000)]).toEqual([0, 0])
  paint(false)
  expect([letter(100), letter(100)]).toEqual([1, 1])
})

test('whoever writes in the same words does not wait', () => {
  const { id, told, write, beside } = setUp()
  write()
  beside(id)
  expect(told).toEqual([true, false])
  beside('another' as ItemId)
  expect(told).toEqual([true, false, true])
})

test('while the board is pushed about others wait, and afterwards they do not', () => {
  const { told, heed, push } = setUp()
  push(true)
  heed.look()
  push(false)
  heed.look()
  expect(told).toEqual([true, false])
})

test('when the canvas is put away under a hand, nobody is kept waiting', () => {
  const { told, heed, push, write } = setUp()
  push(true)
  heed.look()
  heed.close()
  expect(told).toEqual([true, false])
  write()
  expect(told).toEqual([true, false])
})
