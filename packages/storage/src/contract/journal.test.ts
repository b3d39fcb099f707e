import { hash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DamagedEntryError } from '../damaged-entry-error.ts'
import type { JournalEntry } from '../store.ts'
import { addBoards, newEntry, wordsOf } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

describe.each(storesUnderTest)('the journal of the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
    await addBoards(opened.store, 'b', 'other')
  })

  afterEach(() => opened.remove())

  test('[STO-1] seqs count per room in the order given, and every field is read as it was written', async () => {
    const { store } = opened
    const written = [
      newEntry('b', 'first'),
      newEntry('b.process', 'the timer', { role: 'facilitate', generation: 3 }),
      newEntry('b', '', { actor: null, at: -1 }),
      newEntry('b', 'æøå 🎉', { actor: 'Åse', at: Number.MAX_SAFE_INTEGER }),
    ]
    expect(await store.append(written)).toEqual({ ok: true, value: [1, 1, 2, 3] })
    expect(await store.append([newEntry('b', 'last')])).toEqual({ ok: true, value: [4] })
    const entries = await store.read('b')
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(entries.map(fieldsOf).slice(0, 3)).toEqual([written[0], written[2], written[3]].map((entry) => plain(entry)))
    expect((await store.read('b.process')).map(fieldsOf)).toEqual([plain(written[1])])
    expect(await store.append([])).toEqual({ ok: true, value: [] })
    expect(await store.read('b.unknown')).toEqual([])
  })

  test('[STO-1] bytes that are a view of a larger buffer are kept alone, however large', async () => {
    const buffer = new Uint8Array(3_000_000).map((_, index) => index % 251)
    const views = [buffer.subarray(5, 5), buffer.subarray(10, 15), buffer.subarray(100, 2_500_100)]
    await opened.store.append(views.map((bytes) => newEntry('b', '', { bytes })))
    const entries = await opened.store.read('b')
    expect(entries.map(({ bytes }) => bytes.length)).toEqual([0, 5, 2_500_000])
    entries.forEach(({ bytes }, index) => expect(Buffer.compare(bytes, views[index] ?? buffer)).toBe(0))
    expect(buffer.length).toBe(3_000_000)
  })

  test('[STO-1] an entry that nobody can mean is thrown back before it is written', async () => {
    const wrong = [
      newEntry('', ''),
      newEntry('.process', ''),
      newEntry('b', '', { at: 0.5 }),
      newEntry('b', '', { generation: -1 }),
    ]
    for (const entry of wrong)
      await expect(opened.store.append([newEntry('b', 'good'), entry])).rejects.toThrow(TypeError)
    expect(await opened.store.head('b')).toBeNull()
  })

  test('[STO-4] calls that overlap are kept in the order they were made', async () => {
    const words = Array.from({ length: 300 }, (_, index) => `call ${index}`)
    const seqs = await Promise.all(words.map((word) => opened.store.append([newEntry('b', word)])))
    expect(seqs).toEqual(words.map((_, index) => ({ ok: true, value: [index + 1] })))
    expect(await wordsOf(opened.store, 'b')).toEqual(words)
  })

  test('[STO-4] what is asked after an append sees it, though nobody waited', async () => {
    const { store } = opened
    const appends = [store.append([newEntry('b', 'one')]), store.append([newEntry('b', 'two')])]
    const [head, erased] = await Promise.all([store.head('b'), store.eraseBoard('b'), ...appends])
    expect(head?.seq).toBe(2)
    expect(erased).toEqual({ ok: true, value: undefined })
    expect(await store.read('b')).toEqual([])
  })

  test('[STO-5] ranges include their bounds, stop at their limit, and are prefixes in time', async () => {
    const { store } = opened
    const times = [10, 20, 20, 15, 40, 30]
    await store.append(times.map((at, index) => newEntry('b', `entry ${index + 1}`, { at })))
    const seqsOf = async (range: Parameters<typeof store.read>[1]): Promise<readonly number[]> =>
      (await store.read('b', range)).map(({ seq }) => seq)
    expect(await seqsOf({})).toEqual([1, 2, 3, 4, 5, 6])
    expect(await seqsOf({ fromSeq: 2, toSeq: 4 })).toEqual([2, 3, 4])
    expect(await seqsOf({ fromSeq: -5, toSeq: 99 })).toEqual([1, 2, 3, 4, 5, 6])
    expect(await seqsOf({ fromSeq: 4, toSeq: 3 })).toEqual([])
    expect(await seqsOf({ fromSeq: 7 })).toEqual([])
    expect(await seqsOf({ toSeq: 0 })).toEqual([])
    expect(await seqsOf({ fromSeq: 3, limit: 2 })).toEqual([3, 4])
    expect(await seqsOf({ limit: 0 })).toEqual([])
    expect(await seqsOf({ untilAt: 20 })).toEqual([1, 2, 3, 4])
    expect(await seqsOf({ untilAt: 30 })).toEqual([1, 2, 3, 4])
    expect(await seqsOf({ untilAt: 9 })).toEqual([])
  })

  test('[STO-5] a room of many pages is read whole, and a range across pages too', async () => {
    const { store } = opened
    const many = Array.from({ length: 2500 }, (_, index) => newEntry('b', `${index + 1}`))
    const large = Array.from({ length: 5 }, () => newEntry('b', 'x'.repeat(700_000)))
    await store.append([...many, ...large])
    const all = await store.read('b')
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 2505 }, (_, index) => index + 1))
    expect(await store.read('b', { fromSeq: 990, toSeq: 2010 })).toHaveLength(1021)
    expect(await store.read('b', { fromSeq: 10, limit: 2000 })).toHaveLength(2000)
    expect(await store.verify('b')).toEqual([])
  })

  test('[STO-6] anyone can recompute the chain from the rows alone', async () => {
    const { store } = opened
    await store.append([newEntry('b', 'one'), newEntry('b.process', 'else'), newEntry('b', 'two', { actor: null })])
    await store.append([newEntry('b', 'three', { generation: 2, role: 'facilitate' })])
    let previous: Uint8Array = new Uint8Array(32)
    for (const entry of await store.read('b')) {
      expect(Buffer.compare(entry.previousHash, previous)).toBe(0)
      expect(Buffer.from(entry.checksum).toString('hex')).toBe(checksumByTheBook(entry))
      previous = entry.checksum
    }
  })

  test('[STO-7] a damaged row is never returned: the read says which, and everything else is read as before', async () => {
    const { store } = opened
    await store.append(['one', 'two', 'canary three', 'four'].map((words) => newEntry('b', words)))
    await store.append([newEntry('other', 'untouched')])
    await opened.damage('b', 3)
    const failure: unknown = await store.read('b').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DamagedEntryError)
    expect(failure).toMatchObject({ room: 'b', seq: 3, message: 'Entry 3 of room b does not match its checksum' })
    await expect(store.read('b', { fromSeq: 3, toSeq: 3 })).rejects.toThrow(DamagedEntryError)
    expect(await store.read('b', { toSeq: 2 })).toHaveLength(2)
    expect(await store.read('b', { fromSeq: 4 })).toHaveLength(1)
    expect(await wordsOf(store, 'other')).toEqual(['untouched'])
    expect(await store.verify('b')).toEqual([3])
    expect(await store.verify('other')).toEqual([])
    expect(await store.append([newEntry('b', 'five')])).toEqual({ ok: true, value: [5] })
    expect(await store.verify('b')).toEqual([3])
  })

  test('[STO-9] the head is the last entry, and a board has only its own rooms', async () => {
    const { store } = opened
    expect(await store.head('b')).toBeNull()
    expect(await store.rooms('b')).toEqual([])
    await addBoards(store, 'b2', 'b-')
    await store.append([newEntry('b', 'one', { at: 5 }), newEntry('b', 'two', { at: 3 })])
    const others = ['b.process', 'b.private.anna', 'b~2', 'b~2.process', 'b2', 'b2.process', 'b-']
    await store.append(others.map((room) => newEntry(room, 'x')))
    expect(await store.head('b')).toEqual({ seq: 2, at: 3 })
    expect(await store.rooms('b')).toEqual(['b', 'b.private.anna', 'b.process', 'b~2', 'b~2.process'])
    expect(await store.rooms('b2')).toEqual(['b2', 'b2.process'])
    expect(await store.rooms('nowhere')).toEqual([])
  })

  test('[STO-3] [STO-10] a call for a board nobody knows keeps nothing and costs no other call anything', async () => {
    const { store } = opened
    const outcomes = await Promise.all([
      store.append([newEntry('b', 'before')]),
      store.append([newEntry('b', 'half'), newEntry('nowhere', 'half')]),
      store.append([newEntry('nowhere.process', 'none')]),
      store.append([newEntry('b', 'after')]),
    ])
    const unknown = { ok: false, error: 'board-unknown' }
    expect(outcomes).toEqual([{ ok: true, value: [1] }, unknown, unknown, { ok: true, value: [2] }])
    expect(await wordsOf(store, 'b')).toEqual(['before', 'after'])
    expect(await store.rooms('nowhere')).toEqual([])
    await store.eraseBoard('b')
    expect(await store.append([newEntry('b', 'late')])).toEqual(unknown)
  })
})

function fieldsOf({ room, at, actor, role, generation, bytes }: JournalEntry): object {
  return { room, at, actor, role, generation, bytes: [...bytes] }
}

function plain(entry: Omit<JournalEntry, 'seq' | 'checksum' | 'previousHash'> | undefined): object {
  return { ...entry, bytes: [...(entry?.bytes ?? [])] }
}

/** The layout of STO-6 once more, written by hand from the words of the rule. */
function checksumByTheBook(entry: JournalEntry): string {
  const [room, role, actor] = [entry.room, entry.role, entry.actor ?? ''].map((text) => Buffer.from(text))
  if (!room || !role || !actor) throw new Error('There are three texts')
  const float = (value: number): Buffer => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleBE(value)
    return bytes
  }
  const length = (text: Buffer): Buffer => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(text.length)
    return bytes
  }
  const parts = [
    entry.previousHash,
    Buffer.of(1),
    ...[entry.seq, entry.at, entry.generation, entry.bytes.length].map(float),
    Buffer.of(entry.actor === null ? 0 : 1),
    ...[room, role, actor].map(length),
    ...[room, role, actor],
    entry.bytes,
  ]
  return hash('sha256', Buffer.concat(parts), 'hex')
}
