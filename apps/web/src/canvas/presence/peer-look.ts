import { indexOfTextPosition, type ItemId, type Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { alignedWithEditor, toEditor } from '../editor/alignment.ts'

/** Another's caret in the words of a note, as indices of the words as drawn. */
export interface PeerCaret {
  readonly peer: Peer
  readonly id: ItemId
  readonly from: number
  readonly to: number
  /** Where the caret blinks: one of the two. */
  readonly head: number
}

/** The carets of everybody who is writing now; those in words that are not here yet are left out. */
export function peerCarets(session: BoardSession): readonly PeerCaret[] {
  return session.peers.get().flatMap((peer) => caretOf(session, peer) ?? [])
}

/** What somebody is called; undefined while the name is unknown or hidden. */
export function peerName(session: BoardSession, peer: Peer): string | undefined {
  return session.actor(peer.actor)?.name ?? undefined
}

function caretOf({ edits }: BoardSession, peer: Peer): PeerCaret | null {
  const { editing } = peer
  const text = editing === undefined ? undefined : edits.sharedText(editing.id)
  if (editing === undefined || text === undefined) return null
  const anchor = indexOfTextPosition(text, editing.anchor)
  const head = indexOfTextPosition(text, editing.head)
  if (anchor === null || head === null) return null
  const shown = alignedWithEditor(text.toJSON())
  const [a, h] = [toEditor(shown, anchor), toEditor(shown, head)]
  return { peer, id: editing.id, from: Math.min(a, h), to: Math.max(a, h), head: h }
}
