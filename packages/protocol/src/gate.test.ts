import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  block,
  clients,
  collected,
  deletions,
  item,
  nested,
  objectWith,
  repeat,
  text,
  uint,
  update,
  updateFormatting,
  updateOf,
  updateSetting,
  type Bytes,
} from '../test/build-update.ts'
import { checkUpdate } from './gate.ts'
import { liveLimits, maxClock, maxKeyBytes, maxNesting, uploadLimits } from './gate-limits.ts'
import type { GateReason } from './gate-refusal.ts'

// A1, A2, … are the attacks of the threat model that each frame belongs to.
type Attack = readonly [reason: GateReason, bytes: Uint8Array | Bytes]

const live = liveLimits({ allowedRoots: ['items', 'texts'] })
const upload = uploadLimits({ allowedRoots: ['items', 'texts'] })

describe('an update that may pass', () => {
  test('[GATE-1] one that changes nothing passes and says so', () => {
    expect(checkUpdate(update({}), live)).toEqual({ ok: true, value: { clients: 0, structs: 0, deleteRanges: 0 } })
  })

  test('[GATE-1] the frames built here are real: Yjs reads from a good one what was meant', () => {
    const bytes = update({ blocks: [block(7, [item([8, 1, 119, ...text('straw')])])], deletes: [[9, [[0, 2]]]] })
    expect(checkUpdate(bytes, live)).toEqual({ ok: true, value: { clients: 1, structs: 1, deleteRanges: 1 } })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes)
    expect(doc.getMap('items').get('a')).toBe('straw')
  })

  const largest = Object.entries({
    'a 53-bit client id': update({ blocks: [block(Number.MAX_SAFE_INTEGER, [collected(1)])] }),
    'the last clock there may be': update({ blocks: [block(7, [collected(1)], maxClock - 1)] }),
    'the most structs': updateOf(...repeat(live.maxStructs, collected(1))),
    'the most delete ranges': update({ deletes: deletions(live.maxDeleteRanges) }),
    'the most client ids': update({ blocks: clients(live.maxClients) }),
    'the most values': updateOf(item([8, ...uint(live.maxValues), ...repeat(live.maxValues, 127)])),
    'the deepest value': updateSetting(...nested(maxNesting)),
    'the deepest format': updateFormatting('['.repeat(maxNesting) + '1' + ']'.repeat(maxNesting)),
    'the longest key': updateOf(item([8, 1, 126], 'k'.repeat(maxKeyBytes))),
    'a gap': updateOf([10, 3], collected(1)),
    'every form of JSON': updateFormatting('\t{"æ\\"\\u00e6":[-0.5e+7,0,1E3,true,false,null,"",{}],"b":[] }\r\n'),
  })

  test.each(largest)('[GATE-1] %s passes', (_, bytes) => {
    expect(checkUpdate(bytes, live)).toMatchObject({ ok: true })
  })

  test('[GATE-4] an upload may hold what a live frame may not', () => {
    const wide = [
      updateOf(...repeat(live.maxStructs + 1, collected(1))),
      update({ blocks: clients(live.maxClients + 1) }),
      update({ deletes: deletions(live.maxDeleteRanges + 1) }),
      updateOf(item([8, ...uint(live.maxValues + 1), ...repeat(live.maxValues + 1, 127)])),
    ]
    for (const bytes of wide) {
      expect(checkUpdate(bytes, upload)).toMatchObject({ ok: true })
      expect(checkUpdate(bytes, live)).toMatchObject({ ok: false })
    }
  })
})

const bytesThatEndWrong = attacks({
  'A15 nothing at all': ['truncated', []],
  'a text longer than the frame': ['truncated', updateOf(item([4, ...uint(2 ** 40)]))],
  'a number that never ends': ['truncated', [0x80, 0x80]],
  'bytes behind the end': ['trailing-bytes', [...update({}), 0]],
  'a struct count beyond 53 bits': ['number-too-large', [1, ...repeat(7, 0xff), 0x7f, 7, 0]],
  'a client id beyond 53 bits': ['number-too-large', [1, 1, ...repeat(7, 0xff), 0x7f, 0, 0, 1, 0]],
  'a number padded to any length': ['number-too-large', [...repeat(20, 0x80), 0, 0]],
})

const counts = attacks({
  'A5 a claim of thirty million structs': ['too-many-structs', [1, ...uint(30_000_000), 7, 0]],
  'A5 a claim of 2^32 structs': ['too-many-structs', [1, ...uint(2 ** 32), 7, 0]],
  'A5 a claim of thirty million client ids': ['too-many-clients', uint(30_000_000)],
  'A6 a client id too many': ['too-many-clients', update({ blocks: clients(live.maxClients + 1) })],
  'A7 a delete range too many': ['too-many-deletes', update({ deletes: deletions(live.maxDeleteRanges + 1) })],
  'A17 a struct too many': ['too-many-structs', updateOf(...repeat(live.maxStructs + 1, collected(1)))],
  'A17 a value too many': [
    'too-many-values',
    updateOf(item([8, ...uint(live.maxValues + 1), ...repeat(live.maxValues + 1, 127)])),
  ],
  'A17 an empty object too many': [
    'too-many-values',
    updateSetting(117, ...uint(live.maxValues), ...repeat(live.maxValues, [118, 0]).flat()),
  ],
  'a value too many in a format': ['too-many-values', updateFormatting(`[${'1,'.repeat(live.maxValues)}1]`)],
  'a byte too many': ['too-large', new Uint8Array(live.maxBytes + 1)],
})

const lengthsAndOrder = attacks({
  'A2 a collected struct that jumps to the end of the clock': ['clock-too-high', updateOf(collected(2 ** 52))],
  'A3 a deletion beyond any clock': ['clock-too-high', update({ deletes: [[7, [[2 ** 52, 1]]]] })],
  'an origin beyond any clock': ['clock-too-high', updateOf([0x84, 9, ...uint(2 ** 52), ...text('x')])],
  'A14 an item that follows from itself': [
    'refers-forward',
    update({ blocks: [block(7, [[0x84, 7, 5, ...text('x')]], 5)] }),
  ],
  'A14 an item that stands before its own future': [
    'refers-forward',
    update({ blocks: [block(7, [[0x44, 7, 9, ...text('x')]], 5)] }),
  ],
  'A14 an item inside itself': ['refers-forward', update({ blocks: [block(7, [[4, 0, 7, 5, ...text('x')]], 5)] })],
  'a collected struct of no length': ['zero-length', updateOf(collected(0))],
  'a gap of no length': ['zero-length', updateOf([10, 0])],
  'deleted content of no length': ['zero-length', updateOf(item([1, 0]))],
  'an empty text': ['zero-length', updateOf(item([4, 0]))],
  'no values': ['zero-length', updateOf(item([8, 0]))],
  'a client id without structs': ['zero-length', updateOf()],
  'a delete range of no length': ['zero-length', update({ deletes: [[7, [[0, 0]]]] })],
  'a client id without delete ranges': ['zero-length', update({ deletes: [[7, []]] })],
  'one client id twice, which Yjs half forgets': [
    'clients-unordered',
    update({ blocks: [block(7, [collected(1)]), block(7, [collected(1)], 1)] }),
  ],
})

const contents = attacks({
  'A24 a sub-document': ['content-not-allowed', updateOf(item([9, ...text('guid'), 118, 0]))],
  'legacy JSON content': ['content-not-allowed', updateOf(item([2, 1, ...text('{}')]))],
  'an object embedded in a text': ['content-not-allowed', updateOf(item([5, ...text('{}')]))],
  'A24 content that no version knows': ['content-not-allowed', updateOf(item([31]))],
  'a collected struct that also has a place': ['content-not-allowed', updateOf([0x20, 1, ...text('items'), 1, 97, 1])],
  'a parent that is neither named nor pointed at': ['struct-unknown', updateOf([4, 2, ...text('items'), ...text('x')])],
  'an array type': ['type-not-allowed', updateOf(item([7, 0]))],
  'an XML element': ['type-not-allowed', updateOf(item([7, 3, ...text('script')]))],
  'A24 a type that no version knows': ['type-not-allowed', updateOf(item([7, 99]))],
  'A24 a value that no version knows': ['value-unknown', updateSetting(115)],
})

const roots = attacks({
  'A8 a root that the document does not have': ['root-not-allowed', updateOf(item([8, 1, 126], 'a', 'invented'))],
  'A8 a root that only begins like one': ['root-not-allowed', updateOf(item([8, 1, 126], 'a', 'item'))],
  'A8 a root that goes on behind one': ['root-not-allowed', updateOf(item([8, 1, 126], 'a', 'items2'))],
  'A12 a root that is a prototype': ['root-not-allowed', updateOf(item([8, 1, 126], 'a', '__proto__'))],
})

const keys = attacks({
  'A12 a prototype key in a value': ['key-not-allowed', updateSetting(...objectWith('__proto__', 126))],
  'A12 one deep in a value': ['key-not-allowed', updateSetting(117, 1, ...objectWith('constructor', 126))],
  'A12 one in a map': ['key-not-allowed', updateOf(item([8, 1, 126], 'prototype'))],
  'A12 one as a text format': ['key-not-allowed', updateOf(item([6, ...text('__proto__'), ...text('true')]))],
  'A12 one in the value of a format': ['key-not-allowed', updateFormatting('{"a":[{"__proto__":1}]}')],
  'A12 one spelled with an escape': ['key-not-allowed', updateFormatting('{"__pr\\u006fto__":1}')],
  'a key too long': ['key-too-long', updateOf(item([8, 1, 126], 'k'.repeat(maxKeyBytes + 1)))],
  'a key too long in a format': ['key-too-long', updateFormatting(`{"${'k'.repeat(maxKeyBytes)}":1}`)],
})

const texts = attacks({
  'A24 a text that is no UTF-8': ['bad-utf8', updateOf(item([4, 1, 0xff]))],
  'a string value that is no UTF-8': ['bad-utf8', updateSetting(119, 2, 0xc3, 0x28)],
  'a key that is no UTF-8': ['bad-utf8', updateOf([0x28, 1, ...text('items'), 1, 0x80, 1, 126])],
  'a format that is no UTF-8': ['bad-utf8', updateOf(item([6, ...text('bold'), 3, 0x22, 0xff, 0x22]))],
  'half a surrogate pair': ['bad-utf8', updateOf(item([4, 3, 0xed, 0xa0, 0x80]))],
  'an overlong slash': ['bad-utf8', updateOf(item([4, 2, 0xc0, 0xaf]))],
  'a slash overlong in three bytes': ['bad-utf8', updateOf(item([4, 3, 0xe0, 0x80, 0xaf]))],
  'a slash overlong in four bytes': ['bad-utf8', updateOf(item([4, 4, 0xf0, 0x80, 0x80, 0xaf]))],
  'a character beyond the last': ['bad-utf8', updateOf(item([4, 4, 0xf4, 0x90, 0x80, 0x80]))],
  'a character cut off by the end of its text': ['bad-utf8', updateOf(item([4, 3, 0xf0, 0x9f, 0x8e]), collected(1))],
  'a format that is no JSON': ['bad-json', updateFormatting('{"a":tru}')],
  'a format with something behind its JSON': ['bad-json', updateFormatting('1 2')],
  'a format of nothing': ['bad-json', updateFormatting('')],
  'a format with a comma too many': ['bad-json', updateFormatting('[1,]')],
  'a format with a number that JSON does not know': ['bad-json', updateFormatting('01')],
  'a format with a line break in its text': ['bad-json', updateFormatting('"\n"')],
  'a format with an escape that JSON does not know': ['bad-json', updateFormatting('"\\x41"')],
  'a format that ends in a text': ['bad-json', updateFormatting('"')],
  'a format nested too deep': ['too-deep', updateFormatting('['.repeat(maxNesting + 2))],
  'values nested too deep': ['too-deep', updateSetting(...nested(maxNesting + 1))],
})

describe('an update that may not pass', () => {
  test.each(bytesThatEndWrong)('[GATE-3] %s is refused', expectRefused)
  test.each(counts)('[GATE-4] %s is refused', expectRefused)
  test.each(lengthsAndOrder)('[GATE-5] %s is refused', expectRefused)
  test.each(contents)('[GATE-6] %s is refused', expectRefused)
  test.each(roots)('[GATE-7] %s is refused', expectRefused)
  test.each(keys)('[GATE-8] %s is refused', expectRefused)
  test.each(texts)('[GATE-9] %s is refused', expectRefused)

  test('[GATE-3] A15 every beginning of an update is refused', () => {
    const doc = new Y.Doc()
    doc.getMap('items').set('a', { kind: 'note', at: 1.5, of: ['æ', null, 2 ** 40] })
    const words = new Y.Text('cobblestones 🎉')
    doc.getMap('texts').set('a', words)
    words.format(1, 3, { bold: true })
    words.delete(2, 4)
    const whole = Y.encodeStateAsUpdate(doc)
    expect(checkUpdate(whole, live)).toMatchObject({ ok: true })
    for (let length = 0; length < whole.length; length += 1) {
      expect(checkUpdate(whole.subarray(0, length), live), `${length} bytes`).toMatchObject({ ok: false })
    }
  })

  test('[GATE-3] the refusal says near which byte', () => {
    const good = block(8, [collected(1)])
    const bad = block(7, [item([4, 3, 0x61, 0xff, 0x61])])
    // The count of blocks, the good block, the header of the other, its place, its length, and one good letter.
    const at = 1 + good.length + 3 + 9 + 1 + 1 + 1
    expect(checkUpdate(update({ blocks: [good, bad] }), live)).toEqual({ ok: false, error: { reason: 'bad-utf8', at } })
  })
})

function expectRefused(_: string, [reason, bytes]: Attack): void {
  expect(checkUpdate(Uint8Array.from(bytes), live)).toMatchObject({ ok: false, error: { reason } })
}

function attacks(attacksByName: Readonly<Record<string, Attack>>): readonly (readonly [string, Attack])[] {
  return Object.entries(attacksByName)
}
