import fc from 'fast-check'
import { rootNames } from '@samtavle/board/reading'
import { expect, test, vi } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { toldByFold, toldByPlayer } from '../test/told-by-fold.ts'
import { createEncoder, encodedBytes } from './coding/coder.ts'
import type { TrackedEntry } from './encode.ts'
import { watchChanges } from './encode/watch-changes.ts'
import { createPlayer, openTracks, type Tracks } from './player.ts'
import type { ChangeInput } from './tracks/code-change.ts'
import { codeEntry } from './tracks/code-entry.ts'
import { createCodecState } from './tracks/codec-state.ts'
import { encodeHead, encodeVolume } from './tracks/file-format.ts'

// Properties take longer than single cases, longest on a machine that does other things too.
vi.setConfig({ testTimeout: 120_000 })

/** Builds tracks as the builder does, with a fault planted in what it saw. */
function buildWith(
  spoil: (changes: readonly ChangeInput[]) => readonly ChangeInput[],
  entries: readonly TrackedEntry[],
): Uint8Array {
  const doc = new Doc()
  const watcher = watchChanges(doc)
  const state = createCodecState(rootNames)
  const coder = createEncoder()
  for (const { at, actor, bytes } of entries) {
    applyUpdate(doc, bytes)
    codeEntry(coder, state, { at, actor, changes: spoil(watcher.take()) })
  }
  const volume = encodeVolume({ entries: entries.length, logHash: new Uint8Array(32), coded: encodedBytes(coder) })
  return Uint8Array.from([...encodeHead(rootNames), ...volume])
}

/** The property of `tracks.test.ts`, over any way to build a file and with any fault planted in what was opened. */
function failsToTell(
  build: (entries: readonly TrackedEntry[]) => Uint8Array,
  plant: (tracks: Tracks) => void = () => undefined,
): boolean {
  const check = fc.check(
    fc.property(arbitraryScript, (script) => {
      const entries = recordLog(script)
      const truth = [...toldByFold(entries)]
      const opened = openTracks(build(entries))
      if (!opened.ok) throw new Error(opened.error)
      plant(opened.value)
      const player = createPlayer(opened.value)
      for (let moment = 0; moment <= entries.length; moment += 1) {
        player.seek(moment)
        expect(toldByPlayer(player)).toEqual(truth[moment])
      }
      for (let moment = entries.length; moment >= 0; moment -= 1) {
        player.seek(moment)
        expect(toldByPlayer(player)).toEqual(truth[moment])
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
  return check.failed
}

test('[HIS-4] an encoder that does as it should passes', () => {
  expect(failsToTell((entries) => buildWith((changes) => changes, entries))).toBe(false)
})

const faults: Readonly<Record<string, (changes: readonly ChangeInput[]) => readonly ChangeInput[]>> = {
  'forgets restores': (changes) => changes.filter(({ state }) => state.kind !== 'absent'),
  'forgets all but the first change of an edit': (changes) => changes.slice(0, 1),
  'drops the last letter of a text': (changes) =>
    changes.map((change) =>
      change.state.kind === 'text'
        ? { ...change, state: { kind: 'text', text: change.state.text.slice(0, -1) } }
        : change,
    ),
  'takes 0 for -0 and whole numbers for fractions': (changes) =>
    changes.map((change) =>
      change.state.kind === 'value' && typeof change.state.value === 'number'
        ? { ...change, state: { kind: 'value', value: Math.round(change.state.value) + 0 } }
        : change,
    ),
}

test.each(Object.keys(faults))('[HIS-4] an encoder that %s is caught', (name) => {
  expect(failsToTell((entries) => buildWith(faults[name] ?? ((changes) => changes), entries))).toBe(true)
})

test('[HIS-4] a player that forgets what was before an event is caught going back', () => {
  const build = (entries: readonly TrackedEntry[]): Uint8Array => buildWith((changes) => changes, entries)
  expect(failsToTell(build, ({ store }) => store.events.previous.data.fill(-1))).toBe(true)
})
