import { fieldsByKind, indexOfTextPosition, type FieldName, type ItemId, type Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { alignedWithEditor, toEditor } from '../editor/alignment.ts'

/** Another's caret in the words of a note, as indices of the words as drawn. */
export interface PeerCaret {
  readonly peer: Peer
  readonly id: ItemId
  /** In which of the item's texts; undefined for its own. */
  readonly field: FieldName | undefined
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

/** A position knows its text, so the text it lies in is found by trying the item's own and its fields. */
function caretOf({ edits, board }: BoardSession, peer: Peer): PeerCaret | null {
  const { editing } = peer
  if (editing === undefined) return null
  const item = board.item(editing.id)
  const fields = item?.state === 'whole' ? fieldsByKind[item.kind] : []
  for (const field of [undefined, ...fields]) {
    const text = edits.sharedText(editing.id, field)
    const anchor = text === undefined ? null : indexOfTextPosition(text, editing.anchor)
    const head = text === undefined ? null : indexOfTextPosition(text, editing.head)
    if (text === undefined || anchor === null || head === null) continue
    const shown = alignedWithEditor(text.toJSON())
    const [a, h] = [toEditor(shown, anchor), toEditor(shown, head)]
    return { peer, id: editing.id, field, from: Math.min(a, h), to: Math.max(a, h), head: h }
  }
  return null
}
