import {
  createPlayer,
  openTracks,
  openTracksInParts,
  type MomentChanges,
  type Player,
  type Tracks,
} from '@samtavle/history/player'
import { createChance } from '../../support/workshop/chance.ts'
import { createKeyframePlayer } from './keyframe-player.ts'
import { percentile } from './percentile.ts'

/** What a browser took for the replay of one log; times in milliseconds of its main thread. */
export interface FilmFigures {
  /** From the file's bytes to the first volume's last moment with every item of it read, in a page that did nothing before. */
  readonly firstPicture: number
  readonly openWhole: number
  readonly seek: Percentiles
  readonly seekAndRead: Percentiles
  readonly keyframes: Percentiles
  readonly frameOn: Percentiles
  readonly frameBack: Percentiles
  readonly stepOn: number
  readonly stepBack: number
}

/** Three of the percentiles of many times. */
export type Percentiles = readonly [p50: number, p95: number, p99: number]

/** How much is measured. */
export interface FilmMeasure {
  readonly seeks: number
  readonly keyframeSeeks: number
  /** Frames of playing at 64 times, each way. */
  readonly frames: number
}

/** Updates between keyframes. */
const keyframeEvery = 2000
/** Session time that one frame at 60 Hz and 64 times the speed passes over, in milliseconds. */
const frameMs = (1000 / 60) * 64
const stepsPerTurn = 1000
const turns = 10

/** Measures a film beside keyframes with Yjs, in one run. */
export function measureFilm(
  file: Uint8Array,
  log: readonly { readonly bytes: Uint8Array }[],
  { seeks, keyframeSeeks, frames }: FilmMeasure,
): FilmFigures {
  const firstPicture = tookMs(() => showFirstPart(file))
  const opening = timed(() => openOrThrow(file))
  const player = createPlayer(opening.value)
  const seekTimes = jumpTimes(player, seeks, false)
  const readTimes = jumpTimes(player, seeks, true)
  const steps = stepTimes(player)
  const on = frameTimes(player, frames, 1)
  const back = frameTimes(player, frames, -1)
  const keyframes = createKeyframePlayer(log, keyframeEvery)
  const chance = createChance(7)
  const keyframeTimes = Array.from({ length: keyframeSeeks }, () => {
    const moment = chance.whole(0, log.length)
    return leastOf(
      3,
      () => undefined,
      () => void keyframes.viewAt(moment),
    )
  })
  return {
    firstPicture,
    openWhole: opening.ms,
    seek: percentilesOf(seekTimes),
    seekAndRead: percentilesOf(readTimes),
    keyframes: percentilesOf(keyframeTimes),
    frameOn: percentilesOf(on),
    frameBack: percentilesOf(back),
    stepOn: steps.on,
    stepBack: steps.back,
  }
}

function showFirstPart(file: Uint8Array): void {
  const part = openTracksInParts(file).next()
  const tracks = part.done === true ? openOrThrow(file) : part.value
  const player = createPlayer(tracks)
  player.seek(player.lastMoment)
  player.view()
}

function openOrThrow(file: Uint8Array): Tracks {
  const opened = openTracks(file)
  if (!opened.ok) throw new Error(`the tracks could not be opened: ${opened.error}`)
  return opened.value
}

/**
 * From anywhere to anywhere: the jump alone, or with every item of the board read, as a picture of the whole board needs. A player
 * remembers what it has read, so that with reading each jump is made once and never again.
 */
function jumpTimes(player: Player, count: number, isWhole: boolean): readonly number[] {
  const chance = createChance(7)
  return Array.from({ length: count }, () => {
    const [from, to] = [chance.whole(0, player.lastMoment), chance.whole(0, player.lastMoment)]
    const prepare = (): void => {
      player.seek(from)
      player.view()
    }
    return leastOf(isWhole ? 1 : 3, prepare, () => {
      player.seek(to)
      if (isWhole) player.view()
    })
  })
}

/** Every frame of a stretch of playing at 64 times: the jump, and the items that it changed read. */
function frameTimes(player: Player, frames: number, direction: 1 | -1): readonly number[] {
  const chance = createChance(direction + 5)
  const times: number[] = []
  while (times.length < frames) {
    const first = player.entry(chance.whole(1, player.lastMoment))?.at ?? 0
    player.seek(player.momentAt(first))
    player.view()
    for (let frame = 1; frame <= 60; frame += 1) {
      const to = player.momentAt(first + direction * frame * frameMs)
      times.push(tookMs(() => readChanged(player, player.seek(to))))
    }
  }
  return times
}

/** Milliseconds per step. */
function stepTimes(player: Player): { readonly on: number; readonly back: number } {
  const chance = createChance(11)
  let on = 0
  let back = 0
  const repeat = (by: 1 | -1): void => {
    for (let count = 0; count < stepsPerTurn; count += 1) readChanged(player, player.step(by))
  }
  for (let turn = 0; turn < turns; turn += 1) {
    player.seek(chance.whole(0, Math.max(0, player.lastMoment - stepsPerTurn)))
    on += tookMs(() => repeat(1))
    back += tookMs(() => repeat(-1))
  }
  return { on: on / turns / stepsPerTurn, back: back / turns / stepsPerTurn }
}

/** What a canvas does after a step. */
function readChanged(player: Player, { added, changed }: MomentChanges): void {
  for (const id of added) player.item(id)
  for (const id of changed) player.item(id)
}

function percentilesOf(times: readonly number[]): Percentiles {
  return [percentile(times, 50), percentile(times, 95), percentile(times, 99)]
}

/** The least of some times: neighbours on the machine only ever lengthen work. */
function leastOf(times: number, prepare: () => void, work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < times; time += 1) {
    prepare()
    least = Math.min(least, tookMs(work))
  }
  return least
}

function tookMs(work: () => void): number {
  return timed(work).ms
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const from = performance.now()
  const value = work()
  return { value, ms: performance.now() - from }
}
