import { expect, test } from 'vitest'
import type { Connection, SaveState } from '../sync/session.ts'
import { saveWords } from './save-words.ts'

const cases: readonly (readonly [SaveState, Connection['state'], string, number])[] = [
  [{ state: 'saved' }, 'open', 'save.saved', 0],
  [{ state: 'repairing' }, 'open', 'save.repairing', 0],
  [{ state: 'sending', edits: 3 }, 'open', 'save.sending', 3],
  [{ state: 'sending', edits: 0 }, 'connecting', 'save.connecting', 0],
  [{ state: 'offline', edits: 0 }, 'offline', 'save.offlineIdle', 0],
  [{ state: 'offline', edits: 2 }, 'offline', 'save.offline', 2],
  [{ state: 'offline', edits: 0 }, 'ended', 'save.ended', 0],
  [{ state: 'offline', edits: 2 }, 'ended', 'save.offline', 2],
  [{ state: 'unkept', edits: 1 }, 'offline', 'save.unkept', 1],
  [{ state: 'unkept', edits: 0 }, 'open', 'save.unkeptIdle', 0],
]

test('a server that asked to come back later is told from none at all', () => {
  const busy: Connection = { state: 'offline', isBusy: true }
  expect(saveWords({ state: 'offline', edits: 0 }, busy)).toEqual({ key: 'save.busyIdle', count: 0 })
  expect(saveWords({ state: 'offline', edits: 2 }, busy)).toEqual({ key: 'save.busy', count: 2 })
  expect(saveWords({ state: 'unkept', edits: 2 }, busy)).toEqual({ key: 'save.unkept', count: 2 })
})

test.each(cases)('%j while %s says %s', (save, state, key, count) => {
  const connection: Connection = state === 'ended' ? { state, reason: 'gone' } : { state }
  expect(saveWords(save, connection)).toEqual({ key, count })
})
