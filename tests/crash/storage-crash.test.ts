import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { faultsAfter, writeUntilKilled, type Ack } from './storage-crash.ts'

const cycles = Number(process.env['SAMTAVLE_CYCLES'] ?? 12)
const firstSeed = Number(process.env['SAMTAVLE_SEED'] ?? 1)
/** After so many kills a new store is begun, as each check reads all of it. */
const cyclesPerStore = 20

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-crash-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test(
  `[STO-2] [STO-3] [STO-28] ${cycles} times killed with SIGKILL, the store opens at once and lost nothing it had called durable`,
  async () => {
    let acks: readonly Ack[] = []
    let checked = 0
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      if (cycle % cyclesPerStore === 0) acks = []
      const path = storeOf(cycle)
      const news = await writeUntilKilled(path, firstSeed + cycle, 'once-durable')
      acks = [...acks, ...news]
      checked += news.length
      expect(await faultsAfter(path, acks), `after the kill of seed ${firstSeed + cycle}`).toEqual([])
    }
    // Otherwise every kill came before the first batch and nothing was shown.
    expect(checked).toBeGreaterThan(cycles * 5)
  },
  60_000 + cycles * 20_000,
)

test('caught: a store that says durable before it is loses batches, and the same check notices', async () => {
  const faults: string[] = []
  for (let cycle = 0; cycle < 20 && faults.length === 0; cycle += 1) {
    const path = join(folder, `early-${cycle}.db`)
    const acks = await writeUntilKilled(path, firstSeed + cycle, 'too-early')
    faults.push(...(await faultsAfter(path, acks)))
  }
  expect(faults.join('\n')).toMatch(/was called durable and is lost/)
})

function storeOf(cycle: number): string {
  return join(folder, `store-${Math.floor(cycle / cyclesPerStore)}.db`)
}
