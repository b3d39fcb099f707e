import { boardPoint, createCommentEdits, type CommentEdits, type ItemId, type WholeItem } from '../src/index.ts'
import { createTestPeers, syncPeers, type TestPeer } from './peers.ts'

/** A client that talks beside items. */
export type Talker = TestPeer & { readonly talk: CommentEdits }

/** Two who talk, and one note that both see. */
export function talkersOnOneNote(): { a: Talker; b: Talker; id: ItemId; sync: () => void } {
  const [a, b] = createTestPeers(2).map((peer): Talker => ({ ...peer, talk: peer.edits.with(createCommentEdits) }))
  if (!a || !b) throw new Error('two peers were asked for')
  const sync = (): void => syncPeers([a, b])
  const id = a.edits.addNote({ place: boardPoint(5000, 500), text: 'a shed at the quay' })
  sync()
  return { a, b, id, sync }
}

/** An item as a peer reads it; it must be whole. */
export function wholeItemOf(peer: TestPeer, id: ItemId): WholeItem {
  const item = peer.board.item(id)
  if (item?.state !== 'whole') throw new Error('the item is whole')
  return item
}
