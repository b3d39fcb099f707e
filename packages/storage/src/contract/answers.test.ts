import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../sqlite/sqlite-store.ts'
import type { AnswerRecord } from '../store.ts'
import { addBoards } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

const spring = { boardId: 'b', roundId: 'spring' }

function answer(first: number, words: string, more: Partial<AnswerRecord> = {}): AnswerRecord {
  const bytes = new TextEncoder().encode(words)
  return { ...spring, key: new Uint8Array(32).fill(first), sector: 'citizens', bytes, ...more }
}

const taken = { ok: true, value: true }

describe.each(storesUnderTest)('answers in confidence in the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
    await addBoards(opened.store, 'b', 'other')
  })

  afterEach(() => opened.remove())

  test('[STO-32] a later answer under the same key replaces the earlier one, and each actor answers once', async () => {
    const { store } = opened
    expect(await store.putAnswer(answer(9, 'first'), 'anna')).toEqual(taken)
    expect(await store.putAnswer(answer(2, 'mine', { sector: null }), 'bo')).toEqual(taken)
    expect(await store.putAnswer(answer(9, 'second', { sector: 'public' }), 'anna')).toEqual(taken)
    expect(await store.putAnswer(answer(5, 'a second voice'), 'anna')).toEqual({ ok: true, value: false })
    expect(await store.answers(spring)).toEqual([
      answer(2, 'mine', { sector: null }),
      answer(9, 'second', { sector: 'public' }),
    ])
    expect([await store.hasAnswered(spring, 'anna'), await store.hasAnswered(spring, 'carla')]).toEqual([true, false])
    expect(await store.putAnswer(answer(5, 'elsewhere', { boardId: 'other' }), 'anna')).toEqual(taken)
    expect(await store.putAnswer(answer(5, 'x', { boardId: 'nowhere' }), 'anna')).toEqual({
      ok: false,
      error: 'board-unknown',
    })
  })

  test('[STO-33] a forgotten round is gone, and so is every round of an erased board', async () => {
    const { store } = opened
    const autumn = { boardId: 'b', roundId: 'autumn' }
    const elsewhere = { boardId: 'other', roundId: 'spring' }
    for (const round of [spring, autumn, elsewhere]) await store.putAnswer(answer(1, 'x', round), 'anna')
    expect(await store.answeredRounds()).toEqual([autumn, spring, elsewhere])
    expect(await store.forgetAnswers(spring)).toEqual({ ok: true, value: undefined })
    expect([await store.answers(spring), await store.hasAnswered(spring, 'anna')]).toEqual([[], false])
    expect(await store.answeredRounds()).toEqual([autumn, elsewhere])
    await store.eraseBoard('b')
    expect(await store.answeredRounds()).toEqual([elsewhere])
  })
})

test('[STO-33] nothing of a forgotten round is left in the bytes of the file or of its log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samtavle-answers-'))
  const path = join(folder, 'samtavle.db')
  const store = await openSqliteStore({ path, clock: systemClock })
  await addBoards(store, 'b')
  for (let person = 1; person <= 40; person += 1) {
    await store.putAnswer(answer(person, `what ${person} said in confidence`), `actor-of-${person}`)
  }
  const stored = (): string => ['', '-wal'].map((end) => readFileSync(`${path}${end}`, 'latin1')).join('')
  expect(stored()).toContain('in confidence')
  expect(stored()).toContain('actor-of-')
  expect(await store.forgetAnswers(spring)).toEqual({ ok: true, value: undefined })
  expect(stored()).not.toContain('in confidence')
  expect(stored()).not.toContain('actor-of-')
  await store.close()
  await rm(folder, { recursive: true })
})
