import { systemRandomBytes } from '@samtavle/base'
import { joinCodeCharacters, parseJoinCode } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { hashCode, newCode, sealCode, unsealCode } from './join-codes.ts'

const key = new Uint8Array(32).fill(3)
const otherKey = new Uint8Array(32).fill(4)
const content = { code: 'K7MX4PQ', link: 'link-0123456789.a-secret-of-some-length' }

test('a new code is a code, and bytes that would favour a character are thrown again', () => {
  for (let count = 0; count < 200; count += 1) {
    const code = newCode(systemRandomBytes)
    expect(parseJoinCode(code)).toBe(code)
  }
  const thrown = [255, 0, 254, 22, 253, 23, 252, 1, 2, 3]
  expect(newCode(() => new Uint8Array([thrown.shift() ?? 0]))).toBe(
    [0, 22, 0, 22, 1, 2, 3].map((index) => joinCodeCharacters[index]).join(''),
  )
})

test('what is kept of a code tells nothing without the key, and opens for its board only', () => {
  expect(hashCode(key, content.code)).toEqual(hashCode(key, content.code))
  expect(hashCode(key, content.code)).not.toEqual(hashCode(otherKey, content.code))
  const sealed = sealCode(key, 'board-0123456789', content, systemRandomBytes)
  const kept = Buffer.concat([hashCode(key, content.code), sealed]).toString('latin1')
  expect([content.code, content.link, 'a-secret'].filter((secret) => kept.includes(secret))).toEqual([])
  expect(unsealCode(key, 'board-0123456789', sealed)).toEqual(content)
  expect(unsealCode(otherKey, 'board-0123456789', sealed)).toBeNull()
  expect(unsealCode(key, 'another-board-01', sealed)).toBeNull()
  expect(
    unsealCode(
      key,
      'board-0123456789',
      sealed.map((byte, index) => (index === 20 ? byte ^ 1 : byte)),
    ),
  ).toBeNull()
  for (const bytes of [new Uint8Array(0), new Uint8Array(27), new Uint8Array(100)]) {
    expect(unsealCode(key, 'board-0123456789', bytes)).toBeNull()
  }
})
