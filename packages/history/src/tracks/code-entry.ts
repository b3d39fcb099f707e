import { codeBit, type Coder, isOverrun } from '../coding/coder.ts'
import { bitLength, codeNumber, codeSigned } from '../coding/number-model.ts'
import { codeString } from '../coding/string-model.ts'
import { codeChange, type ChangeInput } from './code-change.ts'
import { DamagedTracksError } from './code-value.ts'
import type { ActorState, CodecState } from './codec-state.ts'

/** One journal entry as tracks see it. */
export interface EntryInput {
  readonly at: number
  readonly actor: string | null
  readonly changes: readonly ChangeInput[]
}

/** Most events one entry can have: far above what a frame can carry. */
const mostChanges = 2_000_000

/** Codes one entry and adds it to the state's store. The encoder gives the entry; a decoder gives nothing and finds it there. */
export function codeEntry(coder: Coder, state: CodecState, entry: EntryInput | null): void {
  const { store, models } = state
  const actor = codeActor(coder, state, entry?.actor ?? null)
  const actorState = state.actorStates[actor]
  if (actorState === undefined) throw new DamagedTracksError('an entry has an actor that nobody is')
  const at = codeTime(coder, state, actorState, entry?.at ?? 0)
  const count = codeNumber(coder, models.count, Math.min(actorState.changes, 7), entry?.changes.length ?? 0)
  if (count > mostChanges) throw new DamagedTracksError('an entry changes more than an entry can')
  actorState.changes = count
  const context = { actor: store.actors[actor] ?? null, actorState, at, previousTrack: -1, newItem: -1, newRoot: -1 }
  for (let index = 0; index < count && !isOverrun(coder); index += 1) {
    codeChange(coder, state, context, entry?.changes[index] ?? null)
  }
  store.entries.at.push(at)
  store.entries.actor.push(actor)
  store.entries.firstEvent.push(store.events.track.length)
}

/** An actor by how many others were heard from since; one more than there are is somebody new. */
function codeActor(coder: Coder, state: CodecState, name: string | null): number {
  const { models, recentActors, actorIndexByName } = state
  const known = coder.isEncoding ? actorIndexByName.get(name) : undefined
  const place = known === undefined ? recentActors.length : recentActors.indexOf(known)
  const rank = codeNumber(coder, models.rank, rankContext(state), place)
  state.rank = rank
  if (rank < recentActors.length) {
    const actor = recentActors[rank] ?? 0
    for (let at = rank; at > 0; at -= 1) recentActors[at] = recentActors[at - 1] ?? 0
    recentActors[0] = actor
    return actor
  }
  return addActor(coder, state, name)
}

function rankContext({ rank }: CodecState): number {
  return Math.min(rank, 23)
}

function addActor(coder: Coder, state: CodecState, name: string | null): number {
  const { models, store } = state
  const isNobody = codeBit(coder, models.isNobody, 0, name === null ? 1 : 0) === 1
  const actor = isNobody ? null : codeString(coder, models.actorName, name ?? '')
  const index = store.actors.length
  store.actors.push(actor)
  state.actorIndexByName.set(actor, index)
  state.actorStates.push({ at: 0, interval: 0, recent: [], choice: 0, changes: 0 })
  state.recentActors.unshift(index)
  return index
}

/** Entries of one actor that follow within this many milliseconds are a drag or a burst of typing, with a beat of its own. */
const beatMs = 1000

/** The time of an entry: against the actor's own beat while they have one, else against the entry before. */
function codeTime(coder: Coder, state: CodecState, actor: ActorState, at: number): number {
  const { models } = state
  const expected = actor.at + actor.interval
  const hasBeat = actor.interval > 0 && actor.interval < beatMs && expected > state.at - beatMs
  const base = hasBeat ? Math.max(expected, state.at) : state.at
  const context = hasBeat
    ? Math.min(bitLength(actor.interval), 15) * 4 + Math.min(bitLength(Math.max(0, expected - state.at)) >> 1, 3)
    : Math.min(state.rank, 15)
  const coded = base + codeSigned(coder, hasBeat ? models.beat : models.time, context, at - base)
  if (!Number.isSafeInteger(coded)) throw new DamagedTracksError('an entry has a time that is none')
  actor.interval = Math.max(0, Math.min(coded - actor.at, 2 ** 30))
  actor.at = coded
  state.at = coded
  return coded
}
