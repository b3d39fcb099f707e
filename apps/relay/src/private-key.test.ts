import { systemRandomBytes } from '@samtavle/base'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPrivateKey, privateKeyBytes, privateKeyName } from './private-key.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-key-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a key is made once, for its owner only, and is the same ever after', () => {
  const first = openPrivateKey(folder, systemRandomBytes)
  expect(first.ok && first.value.length).toBe(privateKeyBytes)
  expect(openPrivateKey(folder, systemRandomBytes)).toEqual(first)
  expect(statSync(join(folder, privateKeyName)).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual([privateKeyName])
})

test('a file that is no key is not written over', () => {
  writeFileSync(join(folder, privateKeyName), 'something else')
  const opened = openPrivateKey(folder, systemRandomBytes)
  expect(opened).toMatchObject({ ok: false })
  expect(statSync(join(folder, privateKeyName)).size).toBe('something else'.length)
})
