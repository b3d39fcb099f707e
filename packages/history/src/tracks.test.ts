import { systemRandomBytes } from '@samtavle/base'
import { boardPoint, createEdits, readBoard, startBoard } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { toldByFold, toldByPlayer } from '../test/told-by-fold.ts'
import { buildTracks, createTracksBuilder, type TrackedEntry } from './encode.ts'
import { createPlayer, openTracks, openTracksInParts, type Player } from './player.ts'
import { entriesPerVolume } from './tracks/file-format.ts'

/** How many random scripts a property is tried on; more from the environment. */
const runs = Number(process.env['HISTORY_RUNS'] ?? 50)
/** A property takes longer than a single case, longest on a machine that does other things too. */
const timeoutMs = 180_000

function playerOf(file: Uint8Array): Player {
  const tracks = openTracks(file)
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

test(
  '[HIS-1] [HIS-2] every moment of a random log is the board folded from the log: seeking, stepping on, stepping back',
  () => {
    fc.assert(
      fc.property(arbitraryScript, fc.array(fc.nat({ max: 99 }), { maxLength: 30 }), (script, jumps) => {
        const entries = recordLog(script)
        const truth = [...toldByFold(entries)]
        const player = playerOf(buildTracks(entries))
        expect(player.lastMoment).toBe(entries.length)
        for (let moment = 0; moment <= entries.length; moment += 1) {
          expect(toldByPlayer(player), `on to ${moment}`).toEqual(truth[moment])
          player.step(1)
        }
        for (const jump of jumps) {
          player.seek(jump % truth.length)
          expect(toldByPlayer(player), `seek ${jump % truth.length}`).toEqual(truth[jump % truth.length])
        }
        player.seek(entries.length)
        for (let moment = entries.length; moment >= 0; moment -= 1) {
          expect(toldByPlayer(player), `back to ${moment}`).toEqual(truth[moment])
          player.step(-1)
        }
      }),
      { numRuns: runs },
    )
  },
  timeoutMs,
)

test('[HIS-2] what was read before the axis moved is not taken for what stands after it, there or back', () => {
  const doc = new Y.Doc()
  const entries: TrackedEntry[] = []
  doc.on('update', (bytes: Uint8Array) =>
    entries.push({ seq: entries.length + 1, at: entries.length, actor: 'anna', bytes }),
  )
  startBoard(doc, { title: 'Havnen', language: 'da' })
  const clock = { now: () => 0, after: () => () => undefined }
  const edits = createEdits({ doc, board: readBoard(doc), actor: null, clock, randomBytes: systemRandomBytes })
  const id = edits.addNote({ place: boardPoint(500, 500), text: 'Kajen' })
  const before = entries.length
  doc.getMap('meta').set('axis', { understand: [-900, 0], plan: [0, 800], implement: [900, 1000], y: [0, 3000] })
  const player = playerOf(buildTracks(entries))
  const zoneAt = (moment: number): unknown => {
    player.seek(moment)
    return player.item(id)?.zone
  }
  expect([before, before + 1, before, before + 1].map(zoneAt)).toEqual(['understand', 'plan', 'understand', 'plan'])
})

test(
  '[HIS-3] the same log gives the same bytes, in whatever portions it came',
  () => {
    fc.assert(
      fc.property(arbitraryScript, fc.array(fc.nat({ max: 9 }), { maxLength: 20 }), (script, portions) => {
        const entries = recordLog(script)
        const whole = buildTracks(entries)
        expect(buildTracks(entries)).toEqual(whole)
        expect(buildInPortions(entries, portions)).toEqual(whole)
      }),
      { numRuns: runs },
    )
  },
  timeoutMs,
)

function buildInPortions(entries: readonly TrackedEntry[], portions: readonly number[]): Uint8Array {
  const builder = createTracksBuilder()
  let from = 0
  for (const portion of portions) {
    builder.append(entries.slice(from, from + portion))
    // Looking in between must change nothing.
    builder.file()
    from += portion
  }
  builder.append(entries.slice(from))
  const file = builder.file()
  builder.close()
  return file
}

test(
  '[HIS-9] a volume that is full never changes, and a file is its volumes end to end',
  () => {
    const entries = typedLetters(entriesPerVolume + 500)
    const builder = createTracksBuilder()
    builder.append(entries.slice(0, entriesPerVolume))
    const [first] = builder.volumes().map(({ bytes }) => bytes)
    const early = builder.file()
    builder.append(entries.slice(entriesPerVolume))
    const late = builder.file()
    expect(builder.volumes().map(({ seq }) => seq)).toEqual([entriesPerVolume, entriesPerVolume + 500])
    expect(builder.volumes()[0]?.bytes).toEqual(first)
    expect(early).toEqual(first)
    expect(late.subarray(0, early.length)).toEqual(early)
    expect(playerOf(late).lastMoment).toBe(entries.length)
    builder.close()
  },
  timeoutMs,
)

test(
  '[HIS-20] a builder that takes over the full volumes of an earlier one goes on to the same bytes',
  () => {
    fc.assert(
      fc.property(arbitraryScript, fc.nat({ max: 40 }), (script, earlier) => {
        const entries = recordLog(script)
        const until = Math.min(earlier, entries.length)
        const stored = volumesOf(entries.slice(0, until))
        const resumed = createTracksBuilder(shortVolume)
        const taken = stored.map((volume) => resumed.resume(volume))
        expect(taken.filter((isTaken) => isTaken)).toHaveLength(Math.floor(until / shortVolume))
        resumed.append(entries.slice(0, until))
        resumed.append(entries.slice(until))
        expect(resumed.volumes().map(({ bytes }) => bytes)).toEqual(volumesOf(entries))
        expect(resumed.resume(stored[0] ?? new Uint8Array())).toBe(false)
        resumed.close()
      }),
      { numRuns: runs },
    )
  },
  timeoutMs,
)

test('[HIS-20] volumes of another log are noticed, and anything else is not taken over', () => {
  const entries = typedLetters(3 * shortVolume)
  const [first = new Uint8Array(), second = new Uint8Array()] = volumesOf(entries)
  const builder = createTracksBuilder(shortVolume)
  for (const other of [second, new Uint8Array(), first.subarray(1), Uint8Array.from([...first, ...second])])
    expect(builder.resume(other)).toBe(false)
  expect([builder.resume(first), builder.resume(second)]).toEqual([true, true])
  builder.append(entries.slice(0, shortVolume + 2))
  expect(() => builder.volumes()).toThrow(/not all there/)
  const redacted = { ...entries[shortVolume + 2], seq: shortVolume + 3, at: 0, actor: null, bytes: Uint8Array.of(0, 0) }
  expect(() => builder.append([redacted, ...entries.slice(shortVolume + 3)])).toThrow(/another log/)
  builder.close()
})

/** Entries of a full volume where many are wanted of a short log. */
const shortVolume = 7

function volumesOf(entries: readonly TrackedEntry[]): readonly Uint8Array[] {
  const builder = createTracksBuilder(shortVolume)
  builder.append(entries)
  const volumes = builder.volumes().map(({ bytes }) => bytes)
  builder.close()
  return volumes
}

test(
  '[HIS-19] a player on the first volume says the same as one on the whole file, while the rest is decoded and after',
  () => {
    const file = buildTracks(typedLetters(entriesPerVolume + 500))
    const parts = openTracksInParts(file)
    const first = parts.next()
    if (first.done === true) return expect.unreachable()
    const early = createPlayer(first.value)
    expect(early.lastMoment).toBe(entriesPerVolume)
    early.seek(7)
    expect(parts.next()).toMatchObject({ done: true, value: { ok: true } })
    const whole = playerOf(file)
    for (const moment of [entriesPerVolume, 0, 31, 3000, 2999, 3001, entriesPerVolume + 400]) {
      early.seek(moment)
      whole.seek(early.moment())
      expect(toldByPlayer(early), `moment ${moment}`).toEqual(toldByPlayer(whole))
    }
  },
  timeoutMs,
)

/** A log of so many entries, quickly made. */
function typedLetters(count: number): readonly TrackedEntry[] {
  const doc = new Y.Doc()
  doc.clientID = 1
  const entries: TrackedEntry[] = []
  doc.on('update', (bytes: Uint8Array) =>
    entries.push({ seq: entries.length + 1, at: entries.length * 40, actor: 'anna', bytes }),
  )
  const places = doc.getMap('places')
  for (let index = 0; index < count; index += 1) places.set(`item-${index % 50}`, [index, index % 7])
  return entries
}
