import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, expect, test } from 'vitest'
import { buildShim } from '../crash/failing-disk.ts'
import { mayLeaveOutCompiled } from './compiler.ts'

const path = process.env['PATH']

afterEach(() => {
  process.env['PATH'] = path
})

/** Takes every program away but the shell. */
function withoutPrograms(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samtavle-nothing-'))
  process.env['PATH'] = folder
  return folder
}

test('what needs a compiler is left out only where there is none and nobody wants a verdict', () => {
  expect(mayLeaveOutCompiled({ CI: 'true' })).toBe(false)
  const folder = withoutPrograms()
  expect(mayLeaveOutCompiled({})).toBe(true)
  expect(mayLeaveOutCompiled({ CI: 'true' })).toBe(false)
  expect(() => buildShim('failing-disk', folder)).toThrow('C compiler')
  rmSync(folder, { recursive: true })
})
