import type { LinkFacts } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { linkState } from './link-state.ts'

const link: LinkFacts = {
  id: 'l1',
  role: 'contribute',
  label: null,
  hideNames: false,
  createdAt: 0,
  expiresAt: null,
  revokedAt: null,
}

test.each([
  [{}, 'working'],
  [{ expiresAt: 11 }, 'working'],
  [{ expiresAt: 10 }, 'expired'],
  [{ expiresAt: 11, revokedAt: 5 }, 'withdrawn'],
])('a link with %j is %s at moment 10', (facts, state) => {
  expect(linkState({ ...link, ...facts }, 10)).toBe(state)
})
