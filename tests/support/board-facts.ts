import { readBoard, type BoardView, type WholeItem } from '@samtavle/board'
import * as Y from 'yjs'

/** The board as the relay has it durably now, read by whoever has a token; the truth that screens are held against. */
export async function boardFacts(origin: string, boardId: string, token: string): Promise<BoardView> {
  const response = await fetch(`${origin}/api/boards/${boardId}/snapshot`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!response.ok) throw new Error(`The snapshot was refused: ${response.status} ${await response.text()}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  const board = readBoard(doc)
  const view = board.view()
  board.close()
  return view
}

/** The whole items of a board, each as it can be shown. */
export function wholeItems(view: BoardView): readonly WholeItem[] {
  return [...view.items.values()].filter((item): item is WholeItem => item.state === 'whole')
}
