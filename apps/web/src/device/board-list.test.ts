import { expect, test } from 'vitest'
import { createBoardList, readBoards, type KnownBoard } from './board-list.ts'

test('boards come back newest first after a reload', () => {
  const storage = memoryStorage()
  const list = createBoardList(storage)
  list.keep(board('old', 1))
  list.keep(board('new', 2))
  list.keep(board('old', 3))
  expect(
    createBoardList(storage)
      .all()
      .map((known) => known.id),
  ).toEqual(['old', 'new'])
})

test('updating changes one board, tells watchers once, and an equal update tells nobody', () => {
  const list = createBoardList(memoryStorage())
  list.keep(board('a', 1))
  let calls = 0
  list.watch(() => calls++)
  list.update('a', { title: 'The marina' })
  list.update('a', { title: 'The marina' })
  list.update('unknown', { title: 'x' })
  expect(list.find('a')?.title).toBe('The marina')
  expect(calls).toBe(1)
})

test('removing forgets the link too', () => {
  const storage = memoryStorage()
  const list = createBoardList(storage)
  list.keep({ ...board('a', 1), link: 'l1.secretsecretsecret' })
  list.remove('a')
  expect(list.all()).toEqual([])
  expect(storage.getItem('samtavle.boards')).not.toContain('secret')
})

test.each([
  ['nothing', null],
  ['no JSON', '{oops'],
  ['another shape', '{"a":1}'],
  ['rows that are no boards', '[1, null, {"id":"x"}, {"id":"x","actorId":"a","openedAt":1,"role":"king"}]'],
])('storage holding %s gives an empty list', (_what, stored) => {
  expect(readBoards(stored)).toEqual([])
})

test('a storage that refuses everything still gives a working list', () => {
  const refuse = (): never => {
    throw new Error('SecurityError')
  }
  const list = createBoardList({ getItem: refuse, setItem: refuse, removeItem: refuse })
  list.keep(board('a', 1))
  expect(list.find('a')?.id).toBe('a')
})

test('the list never grows without bound', () => {
  const list = createBoardList(memoryStorage())
  for (let index = 0; index < 80; index++) list.keep(board(`b${index}`, index))
  expect(list.all()).toHaveLength(60)
  expect(list.find('b79')).toBeDefined()
  expect(list.find('b0')).toBeUndefined()
})

function board(id: string, openedAt: number): KnownBoard {
  return {
    id,
    openedAt,
    title: id,
    role: 'contribute',
    actorId: 'me',
    name: null,
    sector: null,
    greeted: true,
    link: null,
    invitation: null,
  }
}

function memoryStorage() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}
