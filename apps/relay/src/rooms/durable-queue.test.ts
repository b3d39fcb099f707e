import type { Result } from '@samtavle/base'
import type { NewEntry, StoreFailure } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { createDurableQueue } from './durable-queue.ts'

function entry(name: string): NewEntry {
  return { room: 'room', at: 0, actor: name, role: 'contribute', generation: 1, bytes: new Uint8Array([1]) }
}

/** A store whose appends end when the test says so. */
function controlledStore() {
  const batches: (readonly (string | null)[])[] = []
  const finish: ((result: Result<readonly number[], StoreFailure>) => void)[] = []
  let seq = 0
  return {
    batches,
    append(entries: readonly NewEntry[]) {
      batches.push(entries.map(({ actor }) => actor))
      return new Promise<Result<readonly number[], StoreFailure>>((resolve) => finish.push(resolve))
    },
    async commit() {
      const last = batches.at(-1) ?? []
      finish.shift()?.({ ok: true, value: last.map(() => (seq += 1)) })
      await settled()
    },
    async fail() {
      finish.shift()?.({ ok: false, error: 'store-full' })
      await settled()
    },
  }
}

/** Lets every promise that can settle do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function openQueue() {
  const store = controlledStore()
  const acted: string[] = []
  const failures: string[] = []
  const queue = createDurableQueue({
    store,
    seq: 0,
    onCommitted: () => acted.push('committed'),
    onFailed: (failure) => failures.push(failure),
  })
  const push = (name: string): void =>
    queue.push({ entries: [entry(name)], act: (seq) => acted.push(`${name}@${seq}`) })
  const look = (name: string): void => queue.push({ act: (seq) => acted.push(`${name}@${seq}`) })
  return { store, queue, acted, failures, push, look }
}

test('nothing acts before it is durable, one append is under way at a time, and all act in order', async () => {
  const { store, acted, push, look } = openQueue()
  push('a')
  push('b')
  look('c')
  push('d')
  await settled()
  expect(store.batches).toEqual([['a']])
  expect(acted).toEqual([])
  await store.commit()
  expect(acted).toEqual(['a@1', 'committed'])
  expect(store.batches).toEqual([['a'], ['b', 'd']])
  await store.commit()
  expect(acted).toEqual(['a@1', 'committed', 'b@2', 'c@2', 'd@3', 'committed'])
})

test('a step without an entry waits for nothing but its turn', async () => {
  const { acted, look, store } = openQueue()
  look('only')
  await settled()
  expect(acted).toEqual(['only@0', 'committed'])
  expect(store.batches).toEqual([])
})

test('after a failed append nothing acts and nothing more is written, so the journal has no hole', async () => {
  const { store, acted, failures, push, queue } = openQueue()
  push('a')
  push('b')
  await settled()
  await store.fail()
  push('c')
  await settled()
  expect(failures).toEqual(['store-full'])
  expect(acted).toEqual([])
  expect(store.batches).toEqual([['a']])
  await queue.drained()
})

test('drained waits for all that was pushed, also meanwhile', async () => {
  const { store, queue, push } = openQueue()
  let isDrained = false
  push('a')
  void queue.drained().then(() => (isDrained = true))
  push('b')
  await store.commit()
  expect(isDrained).toBe(false)
  await store.commit()
  await settled()
  expect(isDrained).toBe(true)
})
