import { expect, test } from 'vitest'
import { plantedBugs } from './bugs/planted-bugs.ts'
import { firstCaught } from './seeds.ts'

/** How many seeds a bug may hide from. */
const seeds = { from: 1, count: 2000 }
/** Most are caught within twenty seeds; the time is for a machine that does much else. */
const patienceMs = 240_000

test.each(plantedBugs)('caught: $name, that is, $about', { timeout: patienceMs }, async (bug) => {
  const caught = await firstCaught(bug, seeds)
  expect(caught, `${bug.name} hid from ${seeds.count} seeds`).not.toBeNull()
  process.stdout.write(`${bug.name}: first caught by seed ${caught?.seed}: ${caught?.faults[0]}\n`)
})

/** Those that promise something which is not durable: clients that come back heal it, so only the reboot shows it. */
const earlyPromises = ['answer-before-fsync', 'broadcast-before-fsync', 'ack-on-arrival', 'batch-loses-last']

test.each(plantedBugs.filter(({ name }) => earlyPromises.includes(name)))(
  'caught by what is there after a reboot alone: $name',
  { timeout: patienceMs },
  async (bug) => {
    const caught = await firstCaught(bug, seeds, { judgesRebootsOnly: true })
    expect(caught?.faults[0], `${bug.name} hid from ${seeds.count} seeds`).toBeDefined()
    process.stdout.write(`${bug.name}, judged by reboots: seed ${caught?.seed}: ${caught?.faults[0]}\n`)
  },
)

test('there are at least a dozen planted bugs, each with a name of its own', () => {
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length)
  expect(plantedBugs.length).toBeGreaterThanOrEqual(12)
})
