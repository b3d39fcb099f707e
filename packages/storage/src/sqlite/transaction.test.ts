import { err, ok } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createTransactions, type TransactionDatabase } from './transaction.ts'

const codes = {
  full: 13,
  ioerrWrite: 778,
  ioerrFsync: 1034,
  ioerrDirFsync: 1290,
  readonly: 8,
  cantopen: 14,
  constraint: 1555,
} as const

test('[STO-25] after a failed sync nothing reaches the disk any more, though it would take it', () => {
  for (const code of [codes.ioerrFsync, codes.ioerrDirFsync]) {
    const disk = createDisk()
    const transactions = createTransactions(disk.database, () => undefined)
    expect(transactions.write(() => 1)).toEqual(ok(1))
    disk.failNextCommit(code)
    expect(transactions.write(() => 2)).toEqual(err('store-unwritable'))
    const before = disk.statements.length
    expect(transactions.write(() => 3)).toEqual(err('store-unwritable'))
    expect(disk.statements).toHaveLength(before)
  }
})

test('[STO-23] [STO-24] other failures are named, rolled back, and forgotten once the disk takes writes again', () => {
  const failures = {
    full: 'store-full',
    ioerrWrite: 'store-unwritable',
    readonly: 'store-unwritable',
    cantopen: 'store-unwritable',
  } as const
  for (const [name, failure] of Object.entries(failures)) {
    const disk = createDisk()
    let rolledBack = 0
    const transactions = createTransactions(disk.database, () => (rolledBack += 1))
    disk.failNextCommit(codes[name as keyof typeof failures])
    expect(transactions.write(() => 1)).toEqual(err(failure))
    expect(disk.statements).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'])
    expect(rolledBack).toBe(1)
    expect(transactions.write(() => 2)).toEqual(ok(2))
  }
})

test('[STO-3] a fault of ours is thrown, not taken for a full disk, and rolled back too', () => {
  const disk = createDisk()
  const transactions = createTransactions(disk.database, () => undefined)
  const work = (): never => {
    throw Object.assign(new Error('UNIQUE constraint failed'), { errcode: codes.constraint })
  }
  expect(() => transactions.write(work)).toThrow('UNIQUE')
  expect(disk.statements).toEqual(['BEGIN IMMEDIATE', 'ROLLBACK'])
})

/** As much of a database as transactions see, whose disk fails on demand. */
function createDisk() {
  const statements: string[] = []
  let isTransaction = false
  let nextFailure: number | null = null
  const database: TransactionDatabase = {
    get isTransaction() {
      return isTransaction
    },
    exec(sql) {
      statements.push(sql)
      if (sql === 'COMMIT' && nextFailure !== null) {
        const errcode = nextFailure
        nextFailure = null
        throw Object.assign(new Error('the disk says no'), { code: 'ERR_SQLITE_ERROR', errcode })
      }
      isTransaction = sql === 'BEGIN IMMEDIATE'
    },
  }
  return { database, statements, failNextCommit: (code: number) => void (nextFailure = code) }
}
