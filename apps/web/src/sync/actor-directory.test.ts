import type { ActorFacts } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createActorDirectory } from './actor-directory.ts'

const me = { actorId: 'me', name: 'Solveig', sector: 'citizens' }
const anna: ActorFacts = { id: 'anna', name: 'Anna', sector: 'public', joinedAt: 1_000_000 }

/** A directory whose relay gives these answers, one after the other, and then the last again. */
function ask(...answers: readonly (readonly ActorFacts[])[]) {
  const clock = createTestClock()
  let asked = 0
  const fetchActors = () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? [])
  const directory = createActorDirectory({ me, clock, fetchActors })
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms)
    // The answer is there after the promises that wait for it.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { directory, pass, asked: () => asked }
}

test('a stranger is asked for at once, and strangers who come together are asked for together', async () => {
  const { directory, pass, asked } = ask([{ ...anna }, { ...anna, id: 'berit', name: 'Berit' }])
  directory.need('me')
  expect(asked()).toBe(0)
  directory.need('anna')
  directory.need('berit')
  await pass(0)
  expect(directory.get('anna')).toEqual({ actorId: 'anna', name: 'Anna', sector: 'public' })
  expect(directory.get('berit')?.name).toBe('Berit')
  await pass(600_000)
  expect(asked()).toBe(1)
})

test('names that could not be had are asked for again by themselves, more and more rarely, until they come', async () => {
  const { directory, pass, asked } = ask([], [], [anna])
  const heard: string[] = []
  directory.watch(() => heard.push(directory.get('anna')?.name ?? 'nobody'))
  directory.need('anna')
  await pass(0)
  directory.need('anna')
  await pass(3999)
  expect(asked()).toBe(1)
  await pass(1)
  await pass(7999)
  expect(asked()).toBe(2)
  await pass(1)
  expect(heard).toEqual(['Anna'])
  await pass(600_000)
  expect(asked()).toBe(3)
})

test('a board that was left asks for nobody any more', async () => {
  const { directory, pass, asked } = ask([])
  directory.need('anna')
  await pass(0)
  directory.close()
  await pass(600_000)
  expect(asked()).toBe(1)
})
