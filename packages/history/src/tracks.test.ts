import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { toldByFold, toldByPlayer } from '../test/told-by-fold.ts'
import { buildTracks, createTracksBuilder, type TrackedEntry } from './encode.ts'
import { createPlayer, openTracks, type Player } from './player.ts'

/** How many random scripts a property is tried on; more from the environment. */
const runs = Number(process.env['HISTORY_RUNS'] ?? 120)

function playerOf(file: Uint8Array): Player {
  const tracks = openTracks(file)
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

test('[HIS-1] [HIS-2] every moment of a random log is the board folded from the log: seeking, stepping on, stepping back', () => {
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
})

test('[HIS-3] the same log gives the same bytes, in whatever portions it came', () => {
  fc.assert(
    fc.property(arbitraryScript, fc.array(fc.nat({ max: 9 }), { maxLength: 20 }), (script, portions) => {
      const entries = recordLog(script)
      const whole = buildTracks(entries)
      expect(buildTracks(entries)).toEqual(whole)
      expect(buildInPortions(entries, portions)).toEqual(whole)
    }),
    { numRuns: runs },
  )
})

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
