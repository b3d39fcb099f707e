import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { buildTracks } from './encode.ts'
import { createPlayer, openTracks } from './player.ts'
import { encodeHead, encodeVolume, parseTracksFile } from './tracks/file-format.ts'

// Properties take longer than single cases, longest on a machine that does other things too.
vi.setConfig({ testTimeout: 120_000 })

const runs = Number(process.env['HISTORY_RUNS'] ?? 100)

function anyTracks(): Uint8Array {
  const script = fc.sample(arbitraryScript, { numRuns: 1, seed: 5 })[0] ?? []
  return buildTracks(recordLog(script))
}

test('[HIS-5] a file cut short anywhere is refused as such', () => {
  const file = anyTracks()
  for (let length = 0; length < file.length; length += 1) {
    const opened = openTracks(file.subarray(0, length))
    // The head alone is a sound file of a board where nothing was done yet.
    if (opened.ok) expect(opened.value.lastMoment).toBe(0)
    else expect(opened.error).toBe('truncated')
  }
})

test('[HIS-5] a file with any byte changed is refused by name', () => {
  const file = anyTracks()
  for (let at = 0; at < file.length; at += 1) {
    const changed = file.slice()
    changed[at] = (changed[at] ?? 0) ^ 0x20
    const opened = openTracks(changed)
    expect(opened.ok, `byte ${at}`).toBe(false)
  }
})

test('[HIS-5] a newer file says that it is newer, and what is no file says so', () => {
  const newer = anyTracks()
  newer[5] = 99
  expect(openTracks(newer)).toEqual({ ok: false, error: 'version-unknown' })
  expect(openTracks(new TextEncoder().encode('<!doctype html>'))).toEqual({ ok: false, error: 'not-tracks' })
  expect(openTracks(new Uint8Array())).toEqual({ ok: false, error: 'truncated' })
})

test('[HIS-6] bytes made up to pass the checksum open or are refused, and what opens plays', () => {
  const file = parseTracksFile(anyTracks())
  if (!file.ok) return expect.unreachable()
  const [volume] = file.value.volumes
  if (volume === undefined) return expect.unreachable()
  const spoiled = fc.record({
    flips: fc.array(fc.tuple(fc.nat({ max: volume.coded.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    }),
    junk: fc.uint8Array({ maxLength: 400, size: 'max' }),
    isJunk: fc.boolean(),
    entries: fc.integer({ min: 1, max: 400 }),
  })
  let refused = 0
  fc.assert(
    fc.property(spoiled, ({ flips, junk, isJunk, entries }) => {
      const coded = isJunk ? junk : volume.coded.slice()
      if (!isJunk) for (const [at, by] of flips) coded[at] = (coded[at] ?? 0) ^ by
      const opened = openTracks(joined(encodeHead(file.value.rootNames), encodeVolume({ ...volume, coded, entries })))
      if (!opened.ok) return void (refused += 1)
      const player = createPlayer(opened.value)
      for (const moment of [player.lastMoment, 0, player.lastMoment / 2]) {
        player.seek(moment)
        player.view()
        player.gone()
      }
    }),
    { numRuns: runs * 4 },
  )
  expect(refused).toBeGreaterThan(0)
})

test('[HIS-7] a player held outside its history stays at its ends', () => {
  const opened = openTracks(anyTracks())
  if (!opened.ok) return expect.unreachable()
  const player = createPlayer(opened.value)
  for (const [wanted, reached] of [
    [-5, 0],
    [1e9, player.lastMoment],
    [Number.NaN, 0],
    [1.9, 1],
    [Number.POSITIVE_INFINITY, player.lastMoment],
  ] as const) {
    player.seek(wanted)
    expect(player.moment()).toBe(reached)
  }
  player.seek(0)
  expect(player.step(-1)).toMatchObject({ added: [], changed: [], removed: [] })
  expect(player.entry(0)).toBeNull()
  expect(player.entry(player.lastMoment + 1)).toBeNull()
})

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
