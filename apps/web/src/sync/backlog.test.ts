import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createBacklog } from './backlog.ts'

const origin = { name: 'there' }

function setUp() {
  const clock = createTestClock()
  const doc = new Y.Doc()
  const other = new Y.Doc()
  const sent: Uint8Array[] = []
  other.on('update', (update: Uint8Array) => sent.push(update))
  const heard: { readonly origin: unknown; readonly local: boolean }[] = []
  doc.on('afterTransaction', ({ origin: from, local }: Y.Transaction) => heard.push({ origin: from, local }))
  const backlog = createBacklog(doc, clock, origin)
  const write = (key: string): void => {
    other.getMap('m').set(key, 1)
    backlog.take(sent.at(-1) ?? new Uint8Array())
  }
  const takeDamaged = (): void => backlog.take(Uint8Array.of(1, 1, 255))
  return { clock, backlog, write, takeDamaged, heard, keys: () => [...doc.getMap('m').keys()] }
}

test('while nothing is kept back each update is taken in at once', () => {
  const { write, keys, heard } = setUp()
  write('a')
  write('b')
  expect(keys()).toEqual(['a', 'b'])
  expect(heard).toEqual([
    { origin, local: false },
    { origin, local: false },
  ])
})

test('what was kept back is taken in together, in the order it came, as the doing of others', () => {
  const { backlog, write, keys, heard } = setUp()
  backlog.keepBack(true)
  for (const key of ['a', 'b', 'c']) write(key)
  expect(keys()).toEqual([])
  expect(backlog.isEmpty()).toBe(false)
  backlog.keepBack(false)
  expect(keys()).toEqual(['a', 'b', 'c'])
  expect(heard).toEqual([{ origin, local: false }])
  expect(backlog.isEmpty()).toBe(true)
})

test('an update that cannot be taken in costs none of the others, and is not passed over in silence', () => {
  const { backlog, write, keys, takeDamaged } = setUp()
  backlog.keepBack(true)
  write('a')
  takeDamaged()
  write('b')
  expect(() => backlog.keepBack(false)).toThrow('Unexpected end of array')
  expect(keys()).toEqual(['a', 'b'])
  expect(backlog.isEmpty()).toBe(true)
})

test('nothing waits for longer than four seconds, however long it is kept back', () => {
  const { clock, backlog, write, keys } = setUp()
  backlog.keepBack(true)
  write('a')
  clock.advance(3900)
  write('b')
  expect(keys()).toEqual([])
  clock.advance(100)
  expect(keys()).toEqual(['a', 'b'])
  write('c')
  clock.advance(3999)
  expect(keys()).toEqual(['a', 'b'])
  clock.advance(1)
  expect(keys()).toEqual(['a', 'b', 'c'])
})
