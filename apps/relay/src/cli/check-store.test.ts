import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@samtavle/base'
import { openSqliteStore, openStoreReader } from '@samtavle/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { encodeSnapshot } from '../workers/snapshot-bytes.ts'
import { checkStore, type StoreReport } from './check-store.ts'

const room = 'board-0123456789'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-check-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** A store of one room whose journal says `titles` one after another, with this document as its snapshot at `seq`. */
async function reportWith(
  titles: readonly string[],
  snapshot: { readonly seq: number; readonly doc: Doc },
): Promise<StoreReport> {
  const path = join(folder, 'samtavle.db')
  const store = await openSqliteStore({ path, clock: systemClock })
  await store.addBoard({ id: room, title: 't', language: 'en', createdAt: 1 }, [])
  await store.append(
    updatesOf(titles).map((bytes) => ({ room, at: 1, actor: 'anna', role: 'contribute', generation: 1, bytes })),
  )
  const bytes = encodeSnapshot({ bindings: [], update: encodeStateAsUpdate(snapshot.doc) })
  await store.writeSnapshot(room, { seq: snapshot.seq, bytes })
  await store.close()
  const reader = openStoreReader(path)
  const report = checkStore(reader)
  reader.close()
  return report
}

function docOf(titles: readonly string[], onUpdate: (update: Uint8Array) => void = () => undefined): Doc {
  const doc = new Doc()
  doc.clientID = 7
  doc.on('update', onUpdate)
  for (const title of titles) doc.getMap('meta').set('title', title)
  return doc
}

function updatesOf(titles: readonly string[]): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  docOf(titles, (update) => updates.push(update))
  return updates
}

test('a snapshot that is what its journal comes to is in order', async () => {
  const report = await reportWith(['one', 'two', 'three'], { seq: 2, doc: docOf(['one', 'two']) })
  expect(report).toEqual({ boards: 1, rooms: 1, entries: 3, faults: [], notes: [] })
})

test('a snapshot that is sound in itself and says something else is a fault, and so is one of another moment', async () => {
  const sentence = [`The snapshot of room ${room} at entry 2 is not what its journal comes to.`]
  expect((await reportWith(['one', 'two'], { seq: 2, doc: docOf(['one', 'other']) })).faults).toEqual(sentence)
  rmSync(join(folder, 'samtavle.db'))
  expect((await reportWith(['one', 'two'], { seq: 2, doc: docOf(['one']) })).faults).toEqual(sentence)
})
