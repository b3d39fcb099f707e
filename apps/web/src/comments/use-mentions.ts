import type { ActorId } from '@samtavle/board'
import { useEffect, useState } from 'react'
import type { DeviceStorage } from '../device/board-list.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import type { BoardSession } from '../sync/session.ts'
import { createSeenMentions, type SeenMentions } from './seen-mentions.ts'
import { watchMentions, type Mention } from './watch-mentions.ts'

// Whatever shows a thread and whatever tells people of one know the same, for as long as the board is open.
const seenBySession = new WeakMap<BoardSession, SeenMentions>()

function seenOf(session: BoardSession, storage: DeviceStorage): SeenMentions {
  const known = seenBySession.get(session) ?? createSeenMentions(storage, session.boardId)
  seenBySession.set(session, known)
  return known
}

/** What I have seen of those who mention me. */
export function useSeenMentions(): SeenMentions {
  const session = useSession()
  const { storage } = useServices()
  return seenOf(session, storage)
}

/** Who mentions me and has not been seen, live, the newest first. */
export function useMentions(): readonly Mention[] {
  const { board, me } = useSession()
  const seen = useSeenMentions()
  const [mentions] = useState(() => watchMentions(board, me.id as ActorId, seen))
  useEffect(() => mentions.close, [mentions])
  return useWatchable(mentions.unseen)
}
