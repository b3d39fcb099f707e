import type { Watchable } from '@samtavle/base'
import type { Edits } from '@samtavle/board'
import type { Services } from '../app/services.ts'
import { openBoard } from '../board/open-board.ts'
import type { Me } from '../sync/session.ts'

/** Longest that somebody waits for the board to take an edit, in milliseconds. */
const patienceMs = 15_000

interface Wanted {
  readonly boardId: string
  readonly me: Me
  readonly edit: (edits: Edits) => void
}

/** Edits the board as it is now from beside its film, and tells whether that is safe on the server; what is not yet goes on as every edit does. */
export async function editBoard(services: Services, { boardId, me, edit }: Wanted): Promise<boolean> {
  const session = await openBoard(services, boardId, { me, onRepaired: () => undefined })
  const within = <Value>(watchable: Watchable<Value>, isSo: (value: Value) => boolean): Promise<boolean> =>
    becomes(services, watchable, isSo)
  try {
    const isOpen = await within(session.connection, ({ state }) => state === 'open')
    // Saved means that the relay's board is here too: an edit by an older copy could miss that somebody has done it already.
    if (!isOpen || !(await within(session.save, ({ state }) => state === 'saved'))) return false
    edit(session.edits)
    return await within(session.save, ({ state }) => state === 'saved')
  } finally {
    session.close()
  }
}

function becomes<Value>(
  { clock }: Pick<Services, 'clock'>,
  watchable: Watchable<Value>,
  isSo: (value: Value) => boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (found: boolean): void => {
      stopWatching()
      stopWaiting()
      resolve(found)
    }
    const stopWatching = watchable.watch(() => (isSo(watchable.get()) ? finish(true) : undefined))
    const stopWaiting = clock.after(patienceMs, () => finish(false))
    if (isSo(watchable.get())) finish(true)
  })
}
