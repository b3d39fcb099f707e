import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { problems } from './registry.ts'

test('docs/errors.md documents every problem with its status, and no other', async () => {
  const page = await readFile(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^\| `(?<code>[a-z0-9-]+)` +\| (?<status>\d{3}) +\|/gm)].map(
    ({ groups }) => [groups?.['code'], Number(groups?.['status'])] as const,
  )
  const registered = Object.entries(problems).map(([code, { status }]) => [code, status] as const)
  expect(documented).toEqual(registered)
})
