import { expect, test } from 'vitest'
import { parseHistoryLine } from './history-line.ts'

const line = { seq: 1, at: 1_700_000_000_000, actor: 'actor-0123456789', sector: 'citizens', bytes: 'AAH/' }

test('[LINE-1] a line reads as an entry with its bytes', () => {
  expect(parseHistoryLine(JSON.stringify(line))).toEqual({
    ok: true,
    value: { ...line, bytes: new Uint8Array([0, 1, 255]) },
  })
})

test('[LINE-1] an anonymous line has nobody for actor and sector', () => {
  const read = parseHistoryLine(JSON.stringify({ ...line, actor: null, sector: null }))
  expect(read.ok && read.value.actor).toBeNull()
})

test('[LINE-2] what is no entry is refused by name', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'not-json'],
    ['{"seq":1', 'not-json'],
    ['[]', 'not-an-entry'],
    ['null', 'not-an-entry'],
    [JSON.stringify({ ...line, seq: 0 }), 'not-an-entry'],
    [JSON.stringify({ ...line, seq: 1.5 }), 'not-an-entry'],
    [JSON.stringify({ ...line, at: '2020' }), 'not-an-entry'],
    [JSON.stringify({ ...line, actor: 7 }), 'not-an-entry'],
    [JSON.stringify({ ...line, sector: undefined }), 'not-an-entry'],
    [JSON.stringify({ ...line, bytes: 12 }), 'not-an-entry'],
    [JSON.stringify({ ...line, bytes: '%%%' }), 'bytes-not-base64'],
  ]
  for (const [text, error] of cases) expect(parseHistoryLine(text), text).toEqual({ ok: false, error })
})
