import { expect, test } from 'vitest'
import { draftOf, forgetDrafts, privateDraftOf } from './draft.ts'

function testStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('what is begun for oneself comes back in its round, and neither in a later one nor in the open field', () => {
  const storage = testStorage()
  privateDraftOf(storage, 'board', 'round-1').write('I never dared to say')
  expect(privateDraftOf(storage, 'board', 'round-1').read()).toBe('I never dared to say')
  expect(privateDraftOf(storage, 'board', 'round-2').read()).toBe('')
  expect(draftOf(storage, 'board').read()).toBe('')
})

test('a device that forgets a board forgets what was begun on it', () => {
  const storage = testStorage()
  privateDraftOf(storage, 'board', 'round-1').write('mine')
  draftOf(storage, 'board').write('ours')
  forgetDrafts(storage, 'board')
  expect([...storage.kept]).toEqual([])
})
