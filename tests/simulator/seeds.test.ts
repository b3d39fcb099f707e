import { expect, test } from 'vitest'
import { createHoldings, saidIn } from './checks/holdings.ts'
import { contentDigest } from './checks/content-digest.ts'
import { runHistory } from './history.ts'
import { runSeeds } from './seeds.ts'
import { createTraceHash } from './world/trace.ts'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'

/** Histories per run; more from outside, for a long night. */
const histories = Number(process.env['SAMTAVLE_SEEDS'] ?? '1000')
const perTest = 50
const chunks = Array.from({ length: Math.ceil(histories / perTest) }, (_, index) => 1 + index * perTest)

/** A history takes some 50 ms; a machine that does much else may need fifty times as long. */
const chunkMs = 180_000

async function traceOf(seed: number) {
  const hash = createTraceHash()
  const outcome = await runHistory({ seed, trace: hash.trace })
  return { digest: hash.digest(), outcome }
}

test('a seed tells the same history byte for byte, and another seed another one', async () => {
  const first = await traceOf(11)
  const again = await traceOf(11)
  const other = await traceOf(12)
  expect(again).toEqual(first)
  expect(other.digest).not.toBe(first.digest)
  expect(first.outcome.promises).toBeGreaterThan(10)
  expect(first.outcome.rows).toBeGreaterThan(5)
})

test.each(chunks)(
  'nothing is lost, early, forged or out of place in the histories from seed %i',
  { timeout: chunkMs },
  async (from) => {
    const tally = await runSeeds({ from, count: perTest })
    expect(tally.failed.map(({ seed, faults }) => `seed ${seed}: ${faults[0]}`)).toEqual([])
    // A simulator in which nothing happens finds nothing.
    expect(tally.promises).toBeGreaterThan(perTest * 20)
    expect(tally.rows).toBeGreaterThan(perTest * 5)
  },
)

test('two boards with one state vector and other words have two digests', () => {
  const [left, right] = ['seen', 'said'].map((word) => {
    const doc = new Doc()
    doc.clientID = 7
    doc.getText('words').insert(0, word)
    return doc
  })
  const copy = new Doc()
  if (left !== undefined) applyUpdate(copy, encodeStateAsUpdate(left))
  expect(left && contentDigest(left)).toBe(contentDigest(copy))
  expect(left && contentDigest(left)).not.toBe(right && contentDigest(right))
})

test('what is held is told from what is not, deletions too', () => {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('words').insert(0, 'harbour')
  doc.getText('words').delete(2, 3)
  const [written = new Uint8Array(), deleted = new Uint8Array()] = updates
  const holdings = createHoldings()
  holdings.add(saidIn(written))
  expect(holdings.lackOf(saidIn(written))).toBeNull()
  expect(holdings.lackOf(saidIn(deleted))).toEqual({ client: doc.clientID, clock: 2, isDeletion: true })
  holdings.add(saidIn(deleted))
  expect(holdings.notIn(doc, 9)).toEqual([])
  const early = new Doc()
  applyUpdate(early, written)
  expect(holdings.notIn(early, 9).map(({ clock }) => clock)).toEqual([2, 3, 4])
})
