import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createLocalSession, createTestClock } from '../canvas/test/local-session.ts'
import { columnsFor, isReadOnBoard, pagesOf, thingsToRead } from './reading.ts'

const everything = [-10_000, -10_000, 30_000, 30_000] as const

function writtenBoard() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const write = (text: string, x: number): ItemId => {
    clock.advance(1000)
    return session.edits.addNote({ place: boardPoint(x, 600), text })
  }
  return { session, write }
}

test('a wall reads the newest first, and nothing empty, covered, folded away or out of sight', () => {
  const { session, write } = writtenBoard()
  const [first, second, covered] = [write('first', 300), write('second', 900), write('covered', 1200)]
  write('  ', 1500)
  const inside = write('inside', 3000)
  const read = (seen: Parameters<typeof thingsToRead>[1]): readonly ItemId[] =>
    thingsToRead(session.board.view(), seen, new Map([[covered, true]])).map(({ id }) => id)
  expect(read(everything)).toEqual([inside, second, first])
  const section = session.edits.addSection({ place: boardPoint(3000, 600), width: 600, height: 600, text: 'Away' })
  session.edits.foldSections([section])
  expect(read(everything)).toEqual([second, first])
  expect(read([0, 0, 500, 1000])).toEqual([first])
})

test('pages hold as many things as their words leave room for, each once and in order', () => {
  const { session, write } = writtenBoard()
  const ids = [write('a'.repeat(500), 300), write('short', 600), write('b'.repeat(150), 900), write('few words', 1200)]
  const pages = pagesOf(thingsToRead(session.board.view(), everything, new Map()), 3)
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([[ids[3], ids[2]], [ids[1]], [ids[0]]])
  for (const page of pages) {
    const columns = page.map(({ text }) => columnsFor(text, 3)).reduce((sum, count) => sum + count, 0)
    expect(columns).toBeLessThanOrEqual(3)
  }
})

test('from eight metres notes are read on the board only when they are large on the wall', () => {
  expect(isReadOnBoard(0.27, 1080)).toBe(false)
  expect(isReadOnBoard(1.6, 1080)).toBe(true)
})
