import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { untilStill } from './until-still.ts'

/** What Chromium's own Performance panel records: tasks, scripts, styles, layout, painting, and what scripts spend their time in. */
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'v8.execute',
  'blink.user_timing',
  'toplevel',
]

/** Writes what a page did while something was done, as a file that the Performance panel of Chromium opens. */
export async function traced<Value>(
  page: Page,
  { folder, file }: { readonly folder: string; readonly file: string },
  act: () => Promise<Value>,
): Promise<Value> {
  const browser = page.context().browser()
  if (browser === null) return act()
  await browser.startTracing(page, { categories })
  // The profiler reads all scripts first.
  await untilStill(page)
  const value = await act()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${file}.json`), await browser.stopTracing())
  return value
}
