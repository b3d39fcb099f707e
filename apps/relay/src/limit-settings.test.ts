import { limits } from '@samtavle/protocol'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { limitNames, limitSetting, parseLimits } from './limit-settings.ts'

const page = fileURLToPath(new URL('../../../docs/limits.md', import.meta.url))

interface Row {
  readonly setting: string
  readonly value: number
  readonly test: string
}

function rowsOf(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.includes('`LIMIT_') && line.startsWith('|'))
  return lines.map((line) => {
    const [, , value = '', setting = '', , shownBy = ''] = line.split('|').map((cell) => cell.trim())
    return {
      setting: setting.replaceAll('`', ''),
      value: Number(value.replaceAll(',', '')),
      test: /\((?<path>[^)]+)\)/.exec(shownBy)?.groups?.['path'] ?? '',
    }
  })
}

test('the page lists every limit with its default and its setting, and a test that exists', () => {
  const rows = rowsOf(readFileSync(page, 'utf8'))
  const told = Object.fromEntries(rows.map(({ setting, value }) => [setting, value]))
  expect(told).toEqual(Object.fromEntries(limitNames().map((name) => [limitSetting(name), limits[name]])))
  const missing = rows.filter(({ test: path }) => !existsSync(new URL(path, `file://${page}`)))
  expect(missing).toEqual([])
})

test('every limit can be set, and only to a number above 0', () => {
  const all = Object.fromEntries(limitNames().map((name) => [limitSetting(name), '7']))
  const parsed = parseLimits(all)
  expect(parsed.ok && new Set(Object.values(parsed.value))).toEqual(new Set([7]))
  for (const name of limitNames()) {
    for (const wrong of ['0', '-1', 'x', '1e9', '99999999999']) {
      expect(parseLimits({ [limitSetting(name)]: wrong }).ok, `${name} ${wrong}`).toBe(false)
    }
  }
})
