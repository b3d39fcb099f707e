import { createInboxEdits, waitingIn, zones } from '@samtavle/board'
import { useProcess, useSession } from '../bridge/board-context.ts'

/** Closes the inbox for all, and lays what still waits on free space of its zone; what comes late lies there anyway. */
export function useCloseInbox(): () => void {
  const { board, edits, inbox } = useSession()
  const process = useProcess()
  return () => {
    const waiting = waitingIn(board.view(), inbox.get())
    for (const zone of zones) {
      const ids = waiting.filter((note) => note.zone === zone).map(({ id }) => id)
      if (ids.length > 0) edits.with(createInboxEdits).placeInZone(ids, zone)
    }
    process?.edits?.closeInbox()
  }
}
