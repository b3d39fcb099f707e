import { codeBit, type Coder } from '../coding/coder.ts'
import { bitLength, codeNumber, codeSigned } from '../coding/number-model.ts'
import { codeText } from './code-text.ts'
import { codeTrack } from './code-track.ts'
import { codeTree, codeValue, DamagedTracksError } from './code-value.ts'
import type { ActorState, CodecState, TrackState } from './codec-state.ts'
import { changeKinds } from './track-store.ts'
import { valueToKey } from './value-key.ts'

/** What one entry left under one key. */
export interface ChangeInput {
  readonly root: number
  readonly key: string
  /** The words of a shared text, any other value, or nothing. */
  readonly state: ChangeState
}

export type ChangeState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: unknown }

/** What the events of one entry share. */
export interface EntryContext {
  readonly actor: string | null
  readonly actorState: ActorState
  readonly at: number
  /** The track of the event before in this entry, or -1. */
  previousTrack: number
  /** Item and root of the newest track that this entry brought, or -1. */
  newItem: number
  newRoot: number
}

/** Codes one change and adds its event to the store. */
export function codeChange(coder: Coder, state: CodecState, context: EntryContext, change: ChangeInput | null): void {
  const { store, models } = state
  const track = codeTrack(coder, state, context, change)
  const facts = store.tracks[track]
  const trackState = state.trackStates[track]
  if (facts === undefined || trackState === undefined)
    throw new DamagedTracksError('an event is on a track that is none')
  const { events } = store
  const kindContext = (Math.min(facts.root, 31) * 4 + trackState.kind) * 4
  const kind = codeTree(coder, models.kind, kindContext, {
    depth: 2,
    value: change === null ? 0 : kindOf(change.state),
  })
  events.track.push(track)
  events.previous.push(facts.last)
  events.kind.push(kind)
  const where = { state, context, track, trackState, root: facts.root }
  facts.last = events.track.length - 1
  const [first, second] = codeState(coder, where, { kind, change: change?.state ?? null })
  events.first.push(first)
  events.second.push(second)
  trackState.kind = kind
  trackState.at = context.at
}

interface Where {
  readonly state: CodecState
  readonly context: EntryContext
  readonly track: number
  readonly trackState: TrackState
  readonly root: number
}

interface CodedState {
  readonly kind: number
  readonly change: ChangeState | null
}

const nothing = [0, 0] as const

function codeState(coder: Coder, where: Where, { kind, change }: CodedState): readonly [number, number] {
  const { state, trackState } = where
  if (kind === changeKinds.absent) return nothing
  if (kind === changeKinds.point)
    return codePoint(coder, where, change?.kind === 'value' ? pointOf(change.value) : null)
  if (kind === changeKinds.text)
    return [codeText(coder, state, trackState, change?.kind === 'text' ? change.text : ''), 0]
  return [codeDictionaryValue(coder, where, change?.kind === 'value' ? change.value : null), 0]
}

function kindOf(change: ChangeState): number {
  if (change.kind !== 'value') return changeKinds[change.kind]
  return pointOf(change.value) === null ? changeKinds.value : changeKinds.point
}

/** Coordinates up to here are coded as points; a place beyond is a value like any other. */
const farthest = 2 ** 30

function pointOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [x, y] = value as readonly unknown[]
  return isCoordinate(x) && isCoordinate(y) ? [x, y] : null
}

function isCoordinate(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < farthest && !Object.is(value, -0)
}

/** A drag goes on much as it went: after a rest the last step says nothing. */
const restMs = 500

/** A point against where its last step would have led. */
function codePoint(
  coder: Coder,
  { state, context, trackState }: Where,
  point: readonly [number, number] | null,
): [number, number] {
  const { models } = state
  const isMoving = context.at - trackState.at < restMs && trackState.kind === changeKinds.point
  const guessX = isMoving ? trackState.dx : 0
  const guessY = isMoving ? trackState.dy : 0
  const speed = isMoving ? 1 + Math.min(bitLength(Math.abs(guessX) + Math.abs(guessY)), 14) : 0
  const baseX = trackState.x + guessX
  const baseY = trackState.y + guessY
  const offX = codeSigned(coder, models.dx, speed * 4 + signOf(guessX), (point?.[0] ?? 0) - baseX)
  const offY = codeSigned(
    coder,
    models.dy,
    Math.min(bitLength(Math.abs(offX)), 31) * 4 + signOf(guessY),
    (point?.[1] ?? 0) - baseY,
  )
  const x = baseX + offX
  const y = baseY + offY
  if (!isCoordinate(x) || !isCoordinate(y)) throw new DamagedTracksError('a place lies off every board')
  trackState.dx = Math.max(-farthest, Math.min(farthest, x - trackState.x))
  trackState.dy = Math.max(-farthest, Math.min(farthest, y - trackState.y))
  trackState.x = x
  trackState.y = y
  return [x, y]
}

function signOf(value: number): number {
  return value === 0 ? 0 : value < 0 ? 1 : 2
}

/** A value by its number among those seen under the same root, or whole when it is new. */
function codeDictionaryValue(coder: Coder, { state, context, root }: Where, value: unknown): number {
  const { models, store } = state
  const list = state.valuesByRoot[root] ?? []
  const key = coder.isEncoding ? `${root} ${valueToKey(value)}` : ''
  const known = coder.isEncoding ? state.valueIndexByKey.get(key) : undefined
  const isKnown = codeBit(coder, models.isKnownValue, root & 31, known === undefined ? 0 : 1) === 1
  if (isKnown) return valueAt(list, codeNumber(coder, models.valueIndex, root & 31, known ?? 0))
  const index = store.values.length
  store.values.push(
    codeValue(coder, models.value, { slot: root & 31, depth: 0, at: context.at, actor: context.actor }, value),
  )
  if (coder.isEncoding) state.valueIndexByKey.set(key, list.length)
  list.push(index)
  return index
}

function valueAt(list: readonly number[], index: number): number {
  const value = list[index]
  if (value === undefined) throw new DamagedTracksError('an event has a value that was never written')
  return value
}
