import { keyToItemId } from '@samtavle/board/reading'
import { codeBit, type Coder } from '../coding/coder.ts'
import { codeNumber, codeSigned } from '../coding/number-model.ts'
import { codeString } from '../coding/string-model.ts'
import type { ChangeInput, EntryContext } from './code-change.ts'
import { codeName, codeTree, DamagedTracksError } from './code-value.ts'
import { createTrackState, mostRecent, type CodecState } from './codec-state.ts'

/** How an event's track is named. */
const choices = { expected: 0, fresh: 1, recent: 2, other: 3 } as const

/** Codes which track an event is on: the one expected, one the actor used lately, one that is new, or any. */
export function codeTrack(coder: Coder, state: CodecState, context: EntryContext, change: ChangeInput | null): number {
  const isFirst = context.previousTrack === -1
  const expected = expectedTrack(state, context)
  const wanted = change === null ? -1 : trackOf(state, change)
  const { recent } = context.actorState
  const choice = codeTree(coder, state.models.choice, choiceContext(state, context, expected) * 4, {
    depth: 2,
    value: choiceFor({ wanted, expected, recent: isFirst ? recent : [] }),
  })
  const track = codeChosen(coder, state, context, { choice, expected, wanted, change })
  if (isFirst) remember(context, track, choice)
  else follow(state, context.previousTrack, track)
  context.previousTrack = track
  return track
}

/** The actor's last track for the first event of an entry; afterwards the track that came after the last one before. */
function expectedTrack(state: CodecState, { previousTrack, actorState }: EntryContext): number {
  if (previousTrack === -1) return actorState.recent[0] ?? -1
  return state.trackStates[previousTrack]?.follower ?? -1
}

function choiceContext(
  { store }: CodecState,
  { previousTrack, actorState, newItem }: EntryContext,
  expected: number,
): number {
  if (previousTrack !== -1) return newItem === -1 ? 1 : 2 + Number(expected === -1)
  const root = store.tracks[expected]?.root ?? 0
  return 4 + (root % 15) * 4 + actorState.choice
}

function choiceFor({
  wanted,
  expected,
  recent,
}: {
  wanted: number
  expected: number
  recent: readonly number[]
}): number {
  if (wanted === -1) return choices.fresh
  if (wanted === expected) return choices.expected
  return recent.includes(wanted) ? choices.recent : choices.other
}

interface Chosen {
  readonly choice: number
  readonly expected: number
  /** What the encoder wants coded. */
  readonly wanted: number
  readonly change: ChangeInput | null
}

function codeChosen(coder: Coder, state: CodecState, context: EntryContext, chosen: Chosen): number {
  const { choice, expected, wanted, change } = chosen
  if (choice === choices.expected) return expected
  if (choice === choices.fresh) return codeNewTrack(coder, state, context, change)
  if (choice === choices.recent) {
    const { recent } = context.actorState
    return recent[codeNumber(coder, state.models.recent, 0, recent.indexOf(wanted))] ?? -1
  }
  return codeAnyTrack(coder, state, context, wanted)
}

/** Any track there is: its item, and which of the item's tracks. */
function codeAnyTrack(coder: Coder, state: CodecState, context: EntryContext, wanted: number): number {
  const { models, store } = state
  const newest = store.items.length - 1
  const from = store.tracks[context.previousTrack]?.item ?? newest
  const item = store.tracks[wanted]?.item ?? from
  // Within an entry tracks come in their order, so that what is dragged together lies a step apart.
  const coded =
    context.previousTrack === -1
      ? newest - codeNumber(coder, models.item, 0, newest - item)
      : from + codeSigned(coder, models.itemStep, 0, item - from)
  const tracks = store.items[coded]?.tracks ?? []
  return tracks[codeNumber(coder, models.track, 0, Math.max(0, tracks.indexOf(wanted)))] ?? -1
}

function remember({ actorState }: EntryContext, track: number, choice: number): void {
  const { recent } = actorState
  actorState.choice = choice
  const place = recent.indexOf(track)
  if (place === 0) return
  if (place > 0) recent.splice(place, 1)
  recent.unshift(track)
  if (recent.length > mostRecent) recent.pop()
}

function follow({ trackStates }: CodecState, before: number, track: number): void {
  const state = trackStates[before]
  if (state !== undefined) state.follower = track
}

/** Separates the parts of a composite track name in the index of tracks: no root has one. */
function trackName(root: number, key: string): string {
  return `${root} ${key}`
}

function trackOf({ trackIndexByName }: CodecState, { root, key }: ChangeInput): number {
  return trackIndexByName.get(trackName(root, key)) ?? -1
}

/** How a key goes on after its item: not at all, or with a slash and a name. */
const suffixes = { none: 0, named: 1 } as const

function codeNewTrack(coder: Coder, state: CodecState, context: EntryContext, change: ChangeInput | null): number {
  const { models, store } = state
  const item = codeItem(coder, state, context, change === null ? '' : keyToItemId(change.key))
  const rootContext = context.newItem === item ? 1 + context.newRoot : 0
  const root = codeTree(coder, models.root, (rootContext & 31) * 64, { depth: 5, value: change?.root ?? 0 })
  if (root >= store.rootNames.length) throw new DamagedTracksError('a track is under a root that is none')
  const id = store.items[item]?.id ?? ''
  const suffix = change === null ? '' : change.key.slice(id.length)
  const form = codeBit(coder, models.suffix, root, suffix === '' ? suffixes.none : suffixes.named)
  const valueContext = { slot: 64 + root, depth: 1, at: context.at, actor: context.actor }
  const key = form === suffixes.none ? id : `${id}/${codeName(coder, models.value, valueContext, suffix.slice(1))}`
  context.newItem = item
  context.newRoot = root
  return addTrack(state, { root, key, item })
}

function addTrack(state: CodecState, { root, key, item }: { root: number; key: string; item: number }): number {
  const { store } = state
  const name = trackName(root, key)
  if (state.trackIndexByName.has(name)) throw new DamagedTracksError('a track begins twice')
  const index = store.tracks.length
  state.trackIndexByName.set(name, index)
  store.tracks.push({ root, key, item, last: -1 })
  store.items[item]?.tracks.push(index)
  state.trackStates.push(createTrackState())
  return index
}

/** The item of a new track: that of the one before, one that is known, or a new one. */
const itemForms = { fresh: 0, known: 1, pair: 2 } as const

function codeItem(coder: Coder, state: CodecState, context: EntryContext, id: string): number {
  const { models, store, itemIndexById } = state
  const same = store.items[context.newItem]?.id
  if (same !== undefined && codeBit(coder, models.isSameItem, 0, id === same ? 1 : 0) === 1) return context.newItem
  const known = itemIndexById.get(id) ?? -1
  const pair = coder.isEncoding ? pairOf(state, id) : null
  const form = codeTree(coder, models.itemForm, 0, {
    depth: 2,
    value: known >= 0 ? itemForms.known : pair ? itemForms.pair : itemForms.fresh,
  })
  if (form === itemForms.known) return codeAge(coder, state, known)
  if (form === itemForms.fresh) return addItem(state, codeString(coder, models.itemId, id))
  const from = store.items[codeAge(coder, state, pair?.[0] ?? 0)]?.id ?? ''
  const to = store.items[codeAge(coder, state, pair?.[1] ?? 0)]?.id ?? ''
  return addItem(state, `${from}>${to}`)
}

function codeAge(coder: Coder, { models, store }: CodecState, item: number): number {
  const newest = store.items.length - 1
  const coded = newest - codeNumber(coder, models.item, 1, newest - item)
  if (coded < 0) throw new DamagedTracksError('an item is named that is none')
  return coded
}

function addItem({ store, itemIndexById }: CodecState, id: string): number {
  if (itemIndexById.has(id)) throw new DamagedTracksError('an item begins twice')
  const index = store.items.length
  itemIndexById.set(id, index)
  store.items.push({ id, tracks: [] })
  return index
}

/** A link between two items is named after both. */
function pairOf({ itemIndexById }: CodecState, id: string): readonly [number, number] | null {
  const middle = id.indexOf('>')
  const from = itemIndexById.get(id.slice(0, middle))
  const to = itemIndexById.get(id.slice(middle + 1))
  return middle === -1 || from === undefined || to === undefined ? null : [from, to]
}
