import { systemRandomBytes } from '@samtavle/base'
import { expect, test } from 'vitest'
import { hashSecret, isSecretOf, newSecret, splitLink } from './secrets.ts'

test('a secret is 256 random bits that a URL and a header allow', () => {
  const secrets = Array.from({ length: 100 }, () => newSecret(systemRandomBytes))
  expect(new Set(secrets).size).toBe(100)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('only the secret itself fits its hash', () => {
  const secret = newSecret(systemRandomBytes)
  expect(isSecretOf(secret, hashSecret(secret))).toBe(true)
  expect(isSecretOf(`${secret}x`, hashSecret(secret))).toBe(false)
  expect(isSecretOf('', hashSecret(secret))).toBe(false)
  expect(isSecretOf(secret, undefined)).toBe(false)
  expect(isSecretOf(secret, new Uint8Array(0))).toBe(false)
  // What a missing hash is compared with must not be a way in.
  expect(isSecretOf(secret, new Uint8Array(32))).toBe(false)
})

test('a link splits at its first dot', () => {
  expect(splitLink('abc.def')).toEqual({ linkId: 'abc', secret: 'def' })
  expect(splitLink('abc.d.e')).toEqual({ linkId: 'abc', secret: 'd.e' })
  expect(splitLink('abc')).toEqual({ linkId: 'abc', secret: '' })
})
