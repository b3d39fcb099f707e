import * as Y from 'yjs'
import type { KeptFork } from './fork-store.ts'

/** The forks of a board as a file: for people what stood where, and for programs the whole document as a Yjs update in base64. */
export function forkFile(boardId: string, forks: readonly KeptFork[]): string {
  const copies = forks.map(({ at, bytes }) => ({
    keptAt: new Date(at).toISOString(),
    content: contentOf(bytes),
    yjsUpdate: base64Of(bytes),
  }))
  return `${JSON.stringify({ samtavle: 'copy', board: boardId, copies }, null, 2)}\n`
}

function contentOf(bytes: Uint8Array): unknown {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  // The roots of a board are maps, and whatever else one may hold is in the update.
  const content = Object.fromEntries([...doc.share.keys()].map((root) => [root, doc.getMap(root).toJSON()]))
  doc.destroy()
  return content
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
