import { isRecord } from './document/parse.ts'
import type { ActorId, ItemId } from './document/schema.ts'

/** A place in a shared text that stays put while others type: a Yjs relative position as plain JSON. */
export type TextPosition = unknown

/** What can be said without words. */
export const reactionSigns = ['yes', 'heart', 'clap', 'think', 'laugh', 'wow'] as const
export type ReactionSign = (typeof reactionSigns)[number]

/** What one participant shares about themselves right now; at most 2 KB as JSON. Everything may be missing. */
export interface PresenceState {
  readonly actor: ActorId
  readonly sector: string | null
  readonly pointer?: readonly [x: number, y: number]
  readonly dragging?: { readonly ids: readonly ItemId[]; readonly by: readonly [dx: number, dy: number] }
  readonly selection?: readonly ItemId[]
  readonly editing?: { readonly id: ItemId; readonly anchor: TextPosition; readonly head: TextPosition }
  readonly view?: readonly [x: number, y: number, width: number, height: number]
  /** Whose view mine goes along with. */
  readonly following?: ActorId
  /** Where my laser shines now. */
  readonly laser?: readonly [x: number, y: number]
  /** What I answer without words, for a moment; each has a turn of its own. */
  readonly reaction?: {
    readonly sign: ReactionSign
    readonly at: readonly [x: number, y: number]
    readonly turn: number
  }
  /** The round of talk in which I pass. */
  readonly passing?: string
  /** Sender's clock, milliseconds: a hint only, never compared with ours. */
  readonly at: number
}

/** Another connection's presence; one participant with two tabs has two. */
export interface Peer extends PresenceState {
  readonly clientId: number
}

/** Most ids of a selection or a drag that presence carries, so that a state stays under 2 KB. */
export const mostPresentIds = 40

/** Reads another connection's awareness state; null unless it says who it is. Parts that are wrong are left out. */
export function parsePresence(value: unknown): PresenceState | null {
  if (!isRecord(value) || typeof value['actor'] !== 'string') return null
  const { actor, sector, at } = value
  const state: Mutable<PresenceState> = {
    actor: actor as ActorId,
    sector: typeof sector === 'string' ? sector : null,
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
  }
  const pointer = parseNumbers(value['pointer'], 2)
  if (pointer !== null) state.pointer = pointer as readonly [number, number]
  const view = parseNumbers(value['view'], 4)
  if (view !== null) state.view = view as readonly [number, number, number, number]
  const laser = parseNumbers(value['laser'], 2)
  if (laser !== null) state.laser = laser as readonly [number, number]
  const reaction = parseReaction(value['reaction'])
  if (reaction !== null) state.reaction = reaction
  const selection = parseIds(value['selection'])
  if (selection !== null) state.selection = selection
  const dragging = parseDragging(value['dragging'])
  if (dragging !== null) state.dragging = dragging
  if (typeof value['following'] === 'string') state.following = value['following'] as ActorId
  if (typeof value['passing'] === 'string') state.passing = value['passing']
  const editing = value['editing']
  if (isRecord(editing) && typeof editing['id'] === 'string') {
    state.editing = { id: editing['id'] as ItemId, anchor: editing['anchor'], head: editing['head'] }
  }
  return state
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

function parseDragging(value: unknown): NonNullable<PresenceState['dragging']> | null {
  if (!isRecord(value)) return null
  const ids = parseIds(value['ids'])
  const by = parseNumbers(value['by'], 2)
  return ids === null || by === null ? null : { ids, by: by as readonly [number, number] }
}

function parseReaction(value: unknown): NonNullable<PresenceState['reaction']> | null {
  if (!isRecord(value)) return null
  const sign = reactionSigns.find((known) => known === value['sign'])
  const at = parseNumbers(value['at'], 2)
  const turn = parseNumbers([value['turn']], 1)?.[0]
  if (sign === undefined || at === null || turn === undefined) return null
  return { sign, at: at as readonly [number, number], turn }
}

function parseIds(value: unknown): readonly ItemId[] | null {
  if (!Array.isArray(value) || value.length > mostPresentIds) return null
  return value.every((id): id is ItemId => typeof id === 'string') ? value : null
}

function parseNumbers(value: unknown, length: number): readonly number[] | null {
  if (!Array.isArray(value) || value.length !== length) return null
  return value.every((part): part is number => typeof part === 'number' && Number.isFinite(part)) ? value : null
}
