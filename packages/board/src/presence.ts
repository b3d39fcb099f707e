import type { ActorId, ItemId } from './schema.ts'

/** A place in a shared text that stays put while others type: a Yjs relative position as plain JSON. */
export type TextPosition = unknown

/** What one participant shares about themselves right now; at most 2 KB as JSON. Everything may be missing. */
export interface PresenceState {
  readonly actor: ActorId
  readonly sector: string | null
  readonly pointer?: readonly [x: number, y: number]
  readonly dragging?: { readonly ids: readonly ItemId[]; readonly by: readonly [dx: number, dy: number] }
  readonly selection?: readonly ItemId[]
  readonly editing?: { readonly id: ItemId; readonly anchor: TextPosition; readonly head: TextPosition }
  readonly view?: readonly [x: number, y: number, width: number, height: number]
  /** Sender's clock, milliseconds: a hint only, never compared with ours. */
  readonly at: number
}

/** Another connection's presence; one participant with two tabs has two. */
export interface Peer extends PresenceState {
  readonly clientId: number
}
