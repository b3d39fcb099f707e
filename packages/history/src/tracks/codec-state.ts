import { createBits } from '../coding/coder.ts'
import { createNumberModel, createSignedModel } from '../coding/number-model.ts'
import { createStringModel } from '../coding/string-model.ts'
import { createUnitModel } from '../coding/unit-model.ts'
import { createValueModel } from './code-value.ts'
import { createTrackStore, type TrackedItem } from './track-store.ts'
import { valueToKey } from './value-key.ts'

/** What is remembered of a track to foretell its next event. */
export interface TrackState {
  kind: number
  x: number
  y: number
  dx: number
  dy: number
  /** When it was last written. */
  at: number
  text: string
  /** Where the last splice ended: where the next is expected. */
  caret: number
  /** How the last splice was coded. */
  splice: number
  sinceCheckpoint: number
  /** The two units before `tailAt`, which is where typing last went on, or -1. */
  tail: number
  tailAt: number
  /** The track that followed it in an entry, or -1. */
  follower: number
}

/** What is remembered of an actor to foretell what they do next. */
export interface ActorState {
  at: number
  /** Milliseconds between their last two entries. */
  interval: number
  /** Tracks of the first events of their latest entries, newest first. */
  readonly recent: number[]
  choice: number
  changes: number
}

/** How many recent tracks of an actor are told apart. */
export const mostRecent = 8

/** Everything a codec knows after the entries coded so far; the same in the encoder and in every decoder. */
export type CodecState = ReturnType<typeof createCodecState>

/** A codec's state before the first entry. */
export function createCodecState(rootNames: readonly string[]) {
  const store = createTrackStore(rootNames)
  const itemIndexById = new Map<string, number>()
  const items: readonly TrackedItem[] = store.items
  return {
    store,
    itemIndexById,
    trackIndexByName: new Map<string, number>(),
    actorIndexByName: new Map<string | null, number>(),
    /** Actors, the one heard from last first. */
    recentActors: [] as number[],
    actorStates: [] as ActorState[],
    trackStates: [] as TrackState[],
    valuesByRoot: rootNames.map(() => [] as number[]),
    valueIndexByKey: new Map<string, number>(),
    at: 0,
    rank: 0,
    models: {
      rank: createNumberModel(24),
      isNobody: createBits(1),
      actorName: createStringModel(),
      time: createSignedModel(64),
      beat: createSignedModel(64),
      count: createNumberModel(8),
      choice: createBits(64 * 4),
      recent: createNumberModel(8),
      item: createNumberModel(4),
      itemStep: createSignedModel(4),
      track: createNumberModel(8),
      isFollower: createBits(4),
      isSameItem: createBits(4),
      itemForm: createBits(4),
      itemId: createStringModel(),
      root: createBits(64 * 64),
      suffix: createBits(64 * 4),
      kind: createBits(64 * 4 * 4),
      dx: createSignedModel(128),
      dy: createSignedModel(128),
      splice: createBits(16 * 4),
      caret: createSignedModel(4),
      remove: createNumberModel(4),
      insert: createNumberModel(4),
      units: createUnitModel(17),
      isKnownValue: createBits(64),
      valueIndex: createNumberModel(64),
      value: createValueModel({ list: items, indexById: itemIndexById }),
    },
  }
}

/** Finds again what only an encoder needs to find: which value is which, after values were decoded. */
export function relearnValues({ store, valuesByRoot, valueIndexByKey }: CodecState): void {
  for (const [root, values] of valuesByRoot.entries()) {
    for (const [index, value] of values.entries()) {
      valueIndexByKey.set(`${root} ${valueToKey(store.values[value])}`, index)
    }
  }
}

/** A track nothing was written to yet. */
export function createTrackState(): TrackState {
  return {
    kind: 0,
    x: 0,
    y: 0,
    dx: 0,
    dy: 0,
    at: 0,
    text: '',
    caret: 0,
    splice: 0,
    sinceCheckpoint: 0,
    tail: 0,
    tailAt: -1,
    follower: -1,
  }
}
