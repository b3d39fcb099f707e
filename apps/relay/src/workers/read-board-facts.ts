import { readBoard } from '@samtavle/board'
import type { Doc } from 'yjs'

/** What a board says of itself now, and how many items people see on it. */
export function readBoardFacts(doc: Doc): {
  readonly title: string
  readonly language: string
  readonly items: number
} {
  const board = readBoard(doc)
  const { meta, items } = board.view()
  board.close()
  return { title: meta.title, language: meta.language, items: items.size }
}
