import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const packages = join(import.meta.dirname, '..', '..')
const entryByName: Readonly<Record<string, string>> = {
  '@samtavle/base': join(packages, 'base/src/index.ts'),
  '@samtavle/board/reading': join(packages, 'board/src/reading.ts'),
}

/** Every file that is loaded when a file is, and every package outside the house that any of them names. */
function loadedBy(file: string, files = new Set<string>(), outside = new Set<string>()) {
  if (files.has(file)) return { files, outside }
  files.add(file)
  // Types are gone when the code runs.
  const source = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type [\s\S]*?from '[^']+'/gm, '')
  for (const [, name = ''] of source.matchAll(/^(?:import|export)[\s\S]*?from '([^']+)'/gm)) {
    const next = name.startsWith('.') ? join(dirname(file), name) : entryByName[name]
    if (next === undefined) outside.add(name)
    else loadedBy(next, files, outside)
  }
  return { files, outside }
}

test('[HIS-8] opening and playing tracks loads nothing from outside the house, so no Yjs', () => {
  const { files, outside } = loadedBy(join(import.meta.dirname, 'player.ts'))
  expect([...outside]).toEqual([])
  expect(files.size).toBeGreaterThan(20)
  expect([...loadedBy(join(import.meta.dirname, 'encode.ts')).outside]).toContain('yjs')
})
