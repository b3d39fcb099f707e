import { expect, test } from 'vitest'
import type { PresencePart } from '../../sync/session.ts'
import { screenPoint } from '../camera.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { createOwnPresence } from './own-presence.ts'

test('a pointer is taken back when an anonymous round begins, and not sent before it ends', () => {
  const clock = createTestClock()
  const sent: PresencePart[] = []
  const session = { ...createLocalSession(clock), present: (part: PresencePart) => void sent.push(part) }
  const presence = createOwnPresence(session, clock)
  const camera = { x: 0, y: 0, zoom: 1 }
  presence.pointerAt(screenPoint(10, 20), camera)
  session.veiled.set(true)
  presence.pointerAt(screenPoint(30, 40), camera)
  expect(sent).toEqual([{ pointer: [10, 20] }, { pointer: null }])
  session.veiled.set(false)
  presence.pointerAt(screenPoint(50, 60), camera)
  expect(sent.at(-1)).toEqual({ pointer: [50, 60] })
})
