import { buildTracks } from '@samtavle/history/encode'
import { createPlayer, openTracks, type Player } from '@samtavle/history/player'
import { expect, test } from 'vitest'
import { checkMoments } from './check-moments.ts'
import { fullWorkshop, playWorkshop } from './workshop.ts'

const entries = playWorkshop({ ...fullWorkshop, minutes: 4, people: 12 })

function playerOf(tracks: Uint8Array): Player {
  const opened = openTracks(tracks)
  if (!opened.ok) throw new Error(opened.error)
  return createPlayer(opened.value)
}

test('[HIS-1] [HIS-2] at random moments of a workshop, reached in every way, tracks say what the log says', () => {
  expect(entries.length).toBeGreaterThan(1000)
  const checked = checkMoments(entries, playerOf(buildTracks(entries)), { count: 120, seed: 11 })
  expect(checked.wrong).toEqual([])
  expect(Math.min(checked.seeking, checked.steppingOn, checked.steppingBack)).toBeGreaterThan(20)
})

test('[HIS-4] a player that is a moment late is caught', () => {
  const late = playerOf(buildTracks(entries.map((entry, index) => entries[index - 1] ?? entry)))
  expect(checkMoments(entries, late, { count: 30, seed: 11 }).wrong.length).toBeGreaterThan(10)
})
