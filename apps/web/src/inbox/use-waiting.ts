import { waitingIn, type WholeItem } from '@samtavle/board'
import { useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'

/** What waits in the open inbox, oldest first, live; nothing while there is none. */
export function useWaiting(): readonly WholeItem[] {
  const session = useSession()
  const inbox = useWatchable(session.inbox)
  const view = useSyncExternalStore(session.board.watchView, session.board.view)
  return useMemo(() => waitingIn(view, inbox), [view, inbox])
}
