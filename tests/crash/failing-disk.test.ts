import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildShim } from './failing-disk.ts'
import { mayLeaveOutCompiled } from '../support/compiler.ts'

// Where there is no C compiler, the order of calls is still proved by the transaction tests of the storage package.
describe.skipIf(mayLeaveOutCompiled())('a store on a disk that fails', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samtavle-disk-'))
    buildShim('failing-disk', folder)
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test('[STO-25] after a failed sync nothing is written until a restart, which finds everything that was durable', () => {
    const first = session('sync.samtavle.db', 'sync')
    expect(first).toMatchObject({ before: 'ok', during: 'store-unwritable', readDuring: 1, damaged: [] })
    expect(first).toMatchObject({ after: 'store-unwritable', checkAfter: { ok: false, error: 'store-unwritable' } })
    const second = session('sync.samtavle.db', '')
    expect(second).toMatchObject({ before: 'ok', during: 'ok', after: 'ok', damaged: [] })
    expect(second.kept.slice(0, 2)).toEqual(['before', 'before'])
  })

  test('[STO-23] a full disk is named, read on, and written to again once there is space', () => {
    const outcome = session('full.samtavle.db', 'full')
    expect(outcome).toMatchObject({ before: 'ok', during: 'store-full', readDuring: 1, after: 'ok' })
    expect(outcome).toMatchObject({ checkAfter: { ok: true }, kept: ['before', 'after'], damaged: [] })
  })

  test('[STO-24] a disk that fails to write is named, read on, and written to again once it works', () => {
    const outcome = session('write.samtavle.db', 'write')
    expect(outcome).toMatchObject({ before: 'ok', during: 'store-unwritable', readDuring: 1, after: 'ok' })
    expect(outcome).toMatchObject({ checkAfter: { ok: true }, kept: ['before', 'after'], damaged: [] })
  })

  function session(name: string, order: string): { readonly kept: readonly string[] } {
    const script = join(import.meta.dirname, 'failing-disk-main.ts')
    const env = { ...process.env, LD_PRELOAD: join(folder, 'failing-disk.so'), FAILING_DISK: join(folder, 'orders') }
    const output = execFileSync(process.execPath, [script, join(folder, name), order], { env, encoding: 'utf8' })
    return JSON.parse(output) as { readonly kept: readonly string[] }
  }
})
