import { buildTracks } from '@samtavle/history/encode'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { fullWorkshop, playWorkshop } from '../support/workshop/workshop.ts'

/** What can be sent by mail and opened on any phone, in bytes. */
const mostBytes = 1_200_000
/** What a film knows besides its tracks: some hundred people with their names. */
const aboutBytes = 10_000

test(
  'the film of a two-hour workshop of 240,000 updates is one page of at most 1.2 MB',
  { timeout: 300_000 },
  async () => {
    const page = await readFile(new URL('../../apps/web/dist/film.html', import.meta.url), 'utf8')
    const entries = playWorkshop(fullWorkshop)
    expect(entries.length).toBeGreaterThan(200_000)
    const inBase64 = Math.ceil(buildTracks(entries).length / 3) * 4
    expect(page.length + aboutBytes + inBase64).toBeLessThanOrEqual(mostBytes)
  },
)

test('the page of a film names no other place, and lets nothing run but what was built into it', async () => {
  const page = await readFile(new URL('../../apps/web/dist/film.html', import.meta.url), 'utf8')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:|connect-src/)
  expect(page).not.toMatch(/(?:src|href)=/)
  for (const place of ['language', 'title', 'about', 'tracks']) expect(page.split(`{{${place}}}`)).toHaveLength(2)
})
