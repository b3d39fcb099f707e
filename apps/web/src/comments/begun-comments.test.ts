import type { ActorId, ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createBegunComments } from './begun-comments.ts'

function createTab() {
  const values = new Map<string, string>()
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
  return { values, storage }
}

const [quay, shed] = ['quay', 'shed'] as unknown as readonly [ItemId, ItemId]

test('what was begun is there after the page was loaded again, and gone without a trace once it was said', () => {
  const { values, storage } = createTab()
  const written = { text: 'Ask @Bo ', chosen: new Map([['Bo', 'actor-2' as ActorId]]) }
  createBegunComments(storage, 'k').set(quay, written)
  const again = createBegunComments(storage, 'k')
  expect(again.get(quay)).toEqual(written)
  expect(again.get(shed)).toBeUndefined()
  again.set(quay, { text: '', chosen: new Map() })
  expect(again.get(quay)).toBeUndefined()
  expect(values.size).toBe(0)
})

test('of many threads the newest are kept, and looking into one writes nothing', () => {
  const { values, storage } = createTab()
  const begun = createBegunComments(storage, 'k')
  begun.set(quay, { text: '', chosen: new Map() })
  expect(values.size).toBe(0)
  for (let index = 0; index < 40; index += 1) begun.set(`n${index}` as ItemId, { text: `t${index}`, chosen: new Map() })
  const again = createBegunComments(storage, 'k')
  expect([again.get('n9' as ItemId), again.get('n10' as ItemId)?.text]).toEqual([undefined, 't10'])
})

test.each(['7', '{', '[7]', '[["a"]]', '[[1,2]]', '[["a",7,[]]]'])(
  'nonsense %s in the store is nothing begun',
  (stored) => {
    const { values, storage } = createTab()
    values.set('k', stored)
    expect(createBegunComments(storage, 'k').get('a' as ItemId)).toBeUndefined()
  },
)

test('where the browser keeps nothing, it is kept while the page is open', () => {
  const refuse = (): never => {
    throw new Error('blocked')
  }
  const begun = createBegunComments({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'k')
  begun.set(quay, { text: 'half', chosen: new Map() })
  expect(begun.get(quay)?.text).toBe('half')
})
