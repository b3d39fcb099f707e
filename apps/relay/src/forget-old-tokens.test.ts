import { createMemoryStore } from '@samtavle/storage'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { forgetOldTokens } from './forget-old-tokens.ts'
import { createManualClock } from './manual-clock.ts'

const dayMs = 24 * 60 * 60 * 1000

test('a code that expired is forgotten within the hour', async () => {
  const clock = createManualClock()
  const store = createMemoryStore({ clock })
  await store.addBoard({ id: 'b', title: 't', language: 'en', createdAt: 0 }, [])
  const hash = new Uint8Array(32)
  await store.putCode({ boardId: 'b', linkId: 'x', hash, sealed: hash, expiresAt: clock.now() + 1000 })
  const stop = forgetOldTokens({ store, clock, log: pino({ level: 'silent' }) })
  expect(await store.code(hash)).not.toBeNull()
  clock.advance(dayMs / 24)
  expect(await store.code(hash)).toBeNull()
  stop()
  await store.close()
})

test('a token that expired is kept as long as it proves who somebody was, and then forgotten', async () => {
  const clock = createManualClock()
  const store = createMemoryStore({ clock })
  await store.addBoard({ id: 'b', title: 't', language: 'en', createdAt: 0 }, [])
  const hash = new Uint8Array(32)
  const expiresAt = clock.now() + dayMs
  await store.addToken({ hash, boardId: 'b', actorId: 'anna', linkId: 'x', role: 'view', expiresAt })
  const stop = forgetOldTokens({ store, clock, log: pino({ level: 'silent' }) })
  clock.advance(90 * dayMs)
  expect(await store.token(hash)).not.toBeNull()
  clock.advance(2 * dayMs)
  expect(await store.token(hash)).toBeNull()
  stop()
  await store.close()
})
