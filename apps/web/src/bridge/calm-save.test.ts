import { createWatchable } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import type { SaveState } from '../sync/session.ts'
import { followCalmly } from './calm-save.ts'

function setUp(first: SaveState = { state: 'saved' }) {
  const [clock, save] = [createTestClock(), createWatchable<SaveState>(first)]
  const told: string[] = []
  const stop = followCalmly(save, clock, (state) => told.push(state.state))
  return { clock, save, told, stop }
}

test('while somebody writes it is told once that edits are on their way, and once that all are saved', () => {
  const { clock, save, told } = setUp()
  for (let letter = 0; letter < 20; letter += 1) {
    save.set({ state: 'sending', edits: 1 })
    clock.advance(20)
    save.set({ state: 'saved' })
    clock.advance(100)
  }
  expect(told).toEqual(['saved', 'sending'])
  clock.advance(1000)
  expect(told).toEqual(['saved', 'sending', 'saved'])
})

test('that something is not saved is told at once, and saved is never told of what is not', () => {
  const { clock, save, told } = setUp()
  save.set({ state: 'sending', edits: 1 })
  save.set({ state: 'saved' })
  save.set({ state: 'offline', edits: 1 })
  expect(told).toEqual(['saved', 'sending', 'offline'])
  clock.advance(1000)
  expect(told.at(-1)).toBe('offline')
})

test('more edits are told, and nothing after it was stopped', () => {
  const { clock, save, told, stop } = setUp({ state: 'offline', edits: 1 })
  save.set({ state: 'offline', edits: 2 })
  expect(told).toEqual(['offline', 'offline'])
  save.set({ state: 'saved' })
  stop()
  clock.advance(1000)
  save.set({ state: 'sending', edits: 3 })
  expect(told).toEqual(['offline', 'offline'])
})
