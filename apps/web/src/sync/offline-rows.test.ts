import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { OfflineDatabase, OfflineRow } from './offline-database.ts'
import { createRowWriter } from './offline-rows.ts'

/** A database in memory: what it holds by id, and how often it was written to. */
function setUp() {
  const rows = new Map<number, OfflineRow>()
  let transactions = 0
  const transaction = () => {
    transactions += 1
    const store = {
      async add(row: OfflineRow) {
        const id = rows.size + 1
        rows.set(id, row)
        return id
      },
      async put(row: OfflineRow) {
        rows.set(row.id ?? 0, row)
      },
      async delete(id: number) {
        rows.delete(id)
      },
    }
    return { store, done: Promise.resolve() }
  }
  // Only what the writer asks of a database.
  const db = { transaction } as unknown as OfflineDatabase
  const writer = createRowWriter({ db, doc: new Y.Doc(), found: [], attempt: (work) => work() })
  const unsaved = (): readonly number[] => [...rows.values()].map((row) => row.unsaved)
  return { writer, unsaved, transactions: () => transactions }
}

test('what is written after a confirmation that found nothing to confirm is kept all the same', async () => {
  const { writer, unsaved } = setUp()
  writer.allSaved()
  writer.add(new Uint8Array([1]), 1)
  await writer.idle()
  expect(unsaved()).toEqual([1])
})

test('letters that are confirmed together are marked in one go', async () => {
  const { writer, unsaved, transactions } = setUp()
  for (const letter of [1, 2, 3]) {
    writer.add(new Uint8Array([letter]), 1)
    await writer.idle()
  }
  expect(unsaved()).toEqual([1, 1, 1])
  const before = transactions()
  writer.allSaved()
  await writer.idle()
  expect(unsaved()).toEqual([0, 0, 0])
  expect(transactions() - before).toBe(1)
})
