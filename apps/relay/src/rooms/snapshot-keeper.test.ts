import { ok } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { createSnapshotKeeper } from './snapshot-keeper.ts'
import { encodeSnapshot, journalBytesIn } from '../workers/snapshot-bytes.ts'
import type { RoomTask } from './task-book.ts'

test('a small snapshot is made anew after so many entries, a large one serves longer', () => {
  const kept: number[] = []
  const journals: number[] = []
  const keeper = createSnapshotKeeper({
    room: 'room',
    store: {
      writeSnapshot(_room, { seq, bytes }) {
        kept.push(seq)
        journals.push(journalBytesIn(bytes))
        return Promise.resolve(ok(undefined))
      },
    },
    log: createLog('silent'),
    add: (task: RoomTask) =>
      task.settle({ type: 'bytes', bytes: encodeSnapshot({ bindings: [], update: new Uint8Array(200_000) }) }),
    push: (step) => step.act(110),
    entriesPerSnapshot: 100,
    journalBytes: () => 12_345_678_901,
  })
  keeper.opened({ seq: 10, bytes: new Uint8Array(50) })
  expect([keeper.hasNews(10), keeper.hasNews(11)]).toEqual([false, true])
  expect([keeper.isDue(109), keeper.isDue(110)]).toEqual([false, true])
  keeper.take()
  expect([kept, journals]).toEqual([[110], [12_345_678_901]])
  // 200 kB are worth a thousand entries.
  expect([keeper.isDue(1110), keeper.isDue(1111)]).toEqual([false, true])
})
