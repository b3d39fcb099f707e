import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { damaged, pick, randomFrom } from '../test/damage.ts'
import { fuzzGate } from '../test/fuzz-gate.ts'
import { honestUpdates } from '../test/honest-updates.ts'

const seed = Number(process.env['SAMTAVLE_SEED'] ?? 1)
const frames = Number(process.env['SAMTAVLE_FRAMES'] ?? 200_000)
/** Ten times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + frames * 2

test(
  `[GATE-2] whatever passes of ${frames} damaged updates, Yjs takes it and a newcomer can open the board (seed ${seed})`,
  () => {
    const figures = fuzzGate({ frames, seed })
    // A gate that refused everything would keep the promise too.
    expect(figures.passed, JSON.stringify(figures)).toBeGreaterThan(frames / 50)
    expect(figures.integratedAlone, JSON.stringify(figures)).toBeGreaterThan(frames / 200)
    expect(figures.integratedOnBoard, JSON.stringify(figures)).toBeGreaterThan(frames / 4000)
  },
  timeoutMs,
)

test('the damage done here is real: without the gate Yjs throws on much of it', () => {
  const random = randomFrom(seed)
  const updates = honestUpdates(random)
  let thrown = 0
  for (let index = 0; index < 500; index += 1) {
    try {
      Y.applyUpdate(new Y.Doc(), damaged(pick(updates, random), pick(updates, random), random))
    } catch {
      thrown += 1
    }
  }
  expect(thrown).toBeGreaterThan(100)
})
