import { createTracksBuilder } from '@samtavle/history/encode'
import {
  createPlayer,
  openTracks,
  openTracksInParts,
  type MomentChanges,
  type Player,
  type Tracks,
} from '@samtavle/history/player'
import { fullWorkshop, playWorkshop } from '../../support/workshop/workshop.ts'
import { createChance } from '../../support/workshop/chance.ts'
import { createKeyframePlayer } from './keyframe-player.ts'
import { leastOfThree, percentile, timed, type Spent } from './timed.ts'

/** Random moments sought by the tracks' player, and by the keyframes' player, which is slower by far. */
const seeks = 1000
const keyframeSeeks = 40
/** Updates between keyframes. */
const keyframeEvery = 2000
/** Steps on and back again that are compared, in turns so that both meet the same weather. */
const stepsPerTurn = 2000
const turns = 20

/** Measures the replay of the two-hour workshop: tracks beside keyframes with Yjs, in one run. `minutes=10` plays a shorter one. */
export async function runHistoryBench(words: readonly string[]): Promise<void> {
  const minutes = Number(words.find((word) => word.startsWith('minutes='))?.slice(8) ?? fullWorkshop.minutes)
  const entries = playWorkshop({ ...fullWorkshop, minutes })
  const builder = createTracksBuilder()
  const built = timed(() => builder.append(entries))
  const file = builder.file()
  builder.close()
  const begun = timed(() => openBeginning(file))
  const opened = timed(() => openOrThrow(file))
  const openedAgain = timed(() => openOrThrow(file))
  const tracks = opened.value
  const shown = timed(() => {
    const player = createPlayer(tracks)
    player.seek(player.lastMoment)
    return player
  })
  const player = shown.value
  const jumped = seekTimes(player, false)
  const sought = seekTimes(player, true)
  const steps = stepTimes(player)
  const keyframes = createKeyframePlayer(entries, keyframeEvery)
  const soughtByKeyframe = keyframeTimes(keyframes, entries.length)
  const rawBytes = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  print([
    ['updates', String(entries.length), `${(rawBytes / entries.length).toFixed(1)} bytes each in the log`],
    [
      'items at the end',
      String(player.view().items.size),
      `${tracks.store.tracks.length} tracks, ${tracks.store.events.track.length} events`,
    ],
    ['tracks, bytes', String(file.length), `${(file.length / entries.length).toFixed(2)} per update (bar 4)`],
    [
      'keyframes, bytes',
      String(keyframes.bytes),
      `${(keyframes.bytes / entries.length).toFixed(1)} per update, log not counted`,
    ],
    ['build', both(built), 'a Y.Doc folded once'],
    ['first picture', both(begun), 'first volume opened and all its items read, cold, bar 300 ms'],
    ['open whole, cold / warm', `${both(opened)} / ${both(openedAgain)}`, 'decoded on while playing'],
    ['first picture after that', both(shown), 'player made, last moment read'],
    ['seek p50 / p95 / p99', `${three(jumped)} ms`, 'least of three each, bar 8'],
    ['and read all items', `${three(sought)} ms`, 'as a picture of the whole board needs'],
    ['seek by keyframes', `${three(soughtByKeyframe)} ms`, 'least of three each'],
    ['keyframes / tracks', ratios(soughtByKeyframe, sought), 'p50 and p99, all items read, bar 20'],
    [
      'step on / back',
      `${(steps.on * 1000).toFixed(1)} / ${(steps.back * 1000).toFixed(1)} us`,
      `back costs ${(steps.back / steps.on).toFixed(2)} (bar 1.2)`,
    ],
  ])
}

/** What somebody who opens a replay waits for: its first volume, shown. */
function openBeginning(file: Uint8Array): void {
  const part = openTracksInParts(file).next()
  const tracks = part.done === true ? openOrThrow(file) : part.value
  const player = createPlayer(tracks)
  player.seek(1)
  player.view()
}

function openOrThrow(file: Uint8Array): Tracks {
  const opened = openTracks(file)
  if (!opened.ok) throw new Error(`the tracks could not be opened: ${opened.error}`)
  return opened.value
}

/** From anywhere to anywhere: the jump alone, and with every item of the board read, as a picture of the whole board needs. */
function seekTimes(player: Player, isWhole: boolean): readonly number[] {
  const chance = createChance(7)
  return Array.from({ length: seeks }, () => {
    const [from, to] = [chance.whole(0, player.lastMoment), chance.whole(0, player.lastMoment)]
    return leastOfThree(
      () => {
        player.seek(from)
        player.view()
      },
      () => {
        player.seek(to)
        if (isWhole) player.view()
      },
    )
  })
}

/** Milliseconds of CPU per step. */
function stepTimes(player: Player): { readonly on: number; readonly back: number } {
  const chance = createChance(11)
  let on = 0
  let back = 0
  for (let turn = 0; turn < turns; turn += 1) {
    player.seek(chance.whole(0, Math.max(0, player.lastMoment - stepsPerTurn)))
    on += timed(() => repeat(() => readChanged(player, player.step(1)))).cpuMs
    back += timed(() => repeat(() => readChanged(player, player.step(-1)))).cpuMs
  }
  return { on: on / turns / stepsPerTurn, back: back / turns / stepsPerTurn }
}

/** What a canvas does after a step. */
function readChanged(player: Player, { added, changed }: MomentChanges): void {
  for (const id of added) player.item(id)
  for (const id of changed) player.item(id)
}

function repeat(step: () => void): void {
  for (let count = 0; count < stepsPerTurn; count += 1) step()
}

function keyframeTimes(player: ReturnType<typeof createKeyframePlayer>, lastMoment: number): readonly number[] {
  const chance = createChance(7)
  return Array.from({ length: keyframeSeeks }, () => {
    const moment = chance.whole(0, lastMoment)
    return leastOfThree(
      () => undefined,
      () => player.viewAt(moment),
    )
  })
}

function both({ cpuMs, wallMs }: Spent): string {
  return `${cpuMs.toFixed(0)} ms CPU (${wallMs.toFixed(0)} wall)`
}

function three(times: readonly number[]): string {
  return [50, 95, 99].map((share) => percentile(times, share).toFixed(2)).join(' / ')
}

function ratios(slow: readonly number[], fast: readonly number[]): string {
  return [50, 99].map((share) => `${(percentile(slow, share) / percentile(fast, share)).toFixed(0)}x`).join(', ')
}

function print(rows: readonly (readonly [string, string, string])[]): void {
  for (const [what, figure, about] of rows) console.log(`${what.padEnd(26)}${figure.padEnd(46)}${about}`)
}
