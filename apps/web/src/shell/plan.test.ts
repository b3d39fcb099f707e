import { expect, test } from 'vitest'
import { planOf, shellOf } from './plan.ts'

const shell = shellOf('abc123\n/\n/assets/main-x.js\n/logo.svg')
const origin = 'https://tavle.example'

test.each([
  ['navigate', '/', 'page'],
  ['navigate', '/b/Xy12abCDefGH', 'page'],
  ['navigate', '/api/boards/x/export.json', 'network'],
  ['cors', '/api/boards', 'network'],
  ['cors', '/api', 'network'],
  ['websocket', '/sync/abc', 'network'],
  ['cors', '/assets/main-x.js', 'file'],
  ['no-cors', '/logo.svg', 'file'],
  ['cors', '/assets/main-older.js', 'file'],
  ['cors', '/elsewhere.js', 'network'],
  ['cors', '/healthz', 'network'],
  ['navigate', '/apiary', 'page'],
])('a %s request for %s goes to the %s', (mode, path, plan) => {
  expect(planOf({ method: 'GET', mode, url: origin + path }, origin, shell)).toBe(plan)
})

test('writing and other origins are never touched', () => {
  expect(planOf({ method: 'POST', mode: 'navigate', url: `${origin}/` }, origin, shell)).toBe('network')
  expect(planOf({ method: 'GET', mode: 'no-cors', url: 'https://other.example/logo.svg' }, origin, shell)).toBe(
    'network',
  )
})

test('the list that the build writes gives the files and a cache of their own', () => {
  expect(shell).toEqual({ cacheName: 'samtavle-shell-abc123', files: ['/', '/assets/main-x.js', '/logo.svg'] })
})
