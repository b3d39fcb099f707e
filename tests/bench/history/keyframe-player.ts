import { readBoard, type BoardView } from '@samtavle/board'
import * as Y from 'yjs'

/** The usual way to replay a Yjs document: a whole state now and then, and the updates since, folded for every moment sought. */
export interface KeyframePlayer {
  readonly bytes: number
  viewAt(moment: number): BoardView
}

/** Makes keyframes of a log, one every so many updates. */
export function createKeyframePlayer(
  entries: readonly { readonly bytes: Uint8Array }[],
  every: number,
): KeyframePlayer {
  const keyframes: Uint8Array[] = []
  const doc = new Y.Doc()
  for (const [index, { bytes }] of entries.entries()) {
    if (index % every === 0) keyframes.push(Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, bytes)
  }
  return {
    bytes: keyframes.reduce((sum, { length }) => sum + length, 0),
    viewAt(moment) {
      const from = Math.min(keyframes.length - 1, Math.floor(moment / every))
      const sought = new Y.Doc()
      sought.transact(() => {
        Y.applyUpdate(sought, keyframes[from] ?? new Uint8Array([0, 0]))
        for (const { bytes } of entries.slice(from * every, moment)) Y.applyUpdate(sought, bytes)
      })
      const board = readBoard(sought)
      const view = board.view()
      board.close()
      return view
    },
  }
}
