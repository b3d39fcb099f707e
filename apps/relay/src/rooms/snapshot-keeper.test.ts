import { ok } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { createSnapshotKeeper } from './snapshot-keeper.ts'
import type { RoomTask } from './task-book.ts'

test('a small snapshot is made anew after so many entries, a large one serves longer', () => {
  const kept: number[] = []
  const keeper = createSnapshotKeeper({
    room: 'room',
    store: {
      writeSnapshot(_room, { seq }) {
        kept.push(seq)
        return Promise.resolve(ok(undefined))
      },
    },
    log: createLog('silent'),
    add: (task: RoomTask) => task.settle({ type: 'bytes', bytes: new Uint8Array(200_000) }),
    push: (step) => step.act(110),
    entriesPerSnapshot: 100,
  })
  keeper.opened({ seq: 10, bytes: new Uint8Array(50) })
  expect([keeper.hasNews(10), keeper.hasNews(11)]).toEqual([false, true])
  expect([keeper.isDue(109), keeper.isDue(110)]).toEqual([false, true])
  keeper.take()
  expect(kept).toEqual([110])
  // 200 kB are worth a thousand entries.
  expect([keeper.isDue(1109), keeper.isDue(1110)]).toEqual([false, true])
})
