import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { patiently } from './patiently.ts'

/** A world whose relay is away, and a part that comes at the given try. */
function awayWorld(comesAt: number) {
  const clock = createTestClock()
  const world = { clock, isRelayThere: () => Promise.resolve(isThere) }
  let isThere = false
  let tries = 0
  const load = () => {
    tries += 1
    return tries < comesAt ? Promise.reject(new Error(`try ${tries}`)) : Promise.resolve('the part')
  }
  const pass = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      clock.advance(1500)
    }
  }
  return { world, load, pass, tries: () => tries, comesBack: () => (isThere = true) }
}

test('a part that cannot be fetched without a connection comes when there is one again', async () => {
  const { world, load, pass, tries } = awayWorld(20)
  const part = patiently(load, world)
  await pass(30)
  expect(await part).toBe('the part')
  expect(tries()).toBe(20)
})

test('a part that a relay does not have is given up, and why is told', async () => {
  const { world, load, pass, tries, comesBack } = awayWorld(100)
  const failure = patiently(load, world).then(
    () => 'came',
    (error: unknown) => String(error),
  )
  await pass(5)
  comesBack()
  await pass(5)
  expect(await failure).toBe(`Error: try ${tries()}`)
  expect(tries()).toBeLessThan(10)
})
