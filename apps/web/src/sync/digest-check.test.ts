import { digestOf, digestSteps } from '@samtavle/board/digest'
import { encodeDigest } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createDigestCheck } from './digest-check.ts'

function startCheck() {
  const doc = new Y.Doc()
  const clock = createTestClock()
  const sent: Uint8Array[] = []
  let isQuiet = true
  const check = createDigestCheck({
    doc,
    clock,
    isQuiet: () => isQuiet,
    send: (frame) => sent.push(frame),
    loadSteps: () => Promise.resolve(digestSteps),
  })
  let edits = 0
  const edit = (): void => void doc.getMap('facts').set('n', (edits += 1))
  /** Moves time on, second by second, with what is awaited in between. */
  const pass = async (seconds: number, each?: () => void): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      each?.()
      clock.advance(1000)
      await Promise.resolve()
      await Promise.resolve()
    }
  }
  const disturb = (is: boolean): void => void (isQuiet = !is)
  return { doc, check, sent, edit, pass, disturb }
}

test('a document at rest is compared once, and again only after a change, at most twice a minute', async () => {
  const { doc, check, sent, edit, pass } = startCheck()
  check.opened()
  edit()
  await pass(4)
  expect(sent).toEqual([])
  await pass(120)
  expect(sent).toEqual([encodeDigest(digestOf(doc) ?? new Uint8Array())])
  edit()
  await pass(6)
  edit()
  await pass(6)
  expect(sent.length).toBe(2)
  await pass(30)
  expect(sent.length).toBe(3)
})

test('nothing is compared in a busy session, nor while something of mine is on its way', async () => {
  const { sent, edit, pass, disturb, check } = startCheck()
  check.opened()
  await pass(300, edit)
  expect(sent).toEqual([])
  disturb(true)
  await pass(300)
  expect(sent).toEqual([])
  disturb(false)
  await pass(10)
  expect(sent.length).toBe(1)
})

test('only a fork, heard while nothing is on its way, is one; whoever is apart asks again', async () => {
  const { sent, edit, pass, disturb, check } = startCheck()
  edit()
  await pass(10)
  check.answered('apart')
  expect(check.forked.get()).toBe(false)
  await pass(60)
  expect(sent.length).toBe(2)
  disturb(true)
  check.answered('forked')
  expect(check.forked.get()).toBe(false)
  disturb(false)
  await pass(60)
  expect(sent.length).toBe(3)
  check.answered('forked')
  expect(check.forked.get()).toBe(true)
  edit()
  await pass(60)
  expect(sent.length).toBe(3)
})

test('after closing nothing more is sent', async () => {
  const { sent, edit, pass, check } = startCheck()
  edit()
  check.close()
  await pass(60)
  expect(sent).toEqual([])
})
