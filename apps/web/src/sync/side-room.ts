import type { Watchable } from '@samtavle/base'
import { createEdits, readBoard, type ActorId } from '@samtavle/board'
import * as Y from 'yjs'
import { openOfflineStore } from './offline-store.ts'
import type { OpenSessionOptions } from './open-session.ts'
import { createPresenceChannel } from './presence-channel.ts'
import { createSaveTracker } from './save-tracker.ts'
import type { SideRoom } from './session.ts'
import { createSyncClient } from './sync-client.ts'

/** Opens it as a board is opened: this device's copy first, then the relay. */
export async function openSideRoom(
  options: OpenSessionOptions,
  room: string,
  busy: Watchable<boolean>,
): Promise<SideRoom> {
  const { me, clock } = options
  const actor = me.id as ActorId
  const doc = new Y.Doc()
  const board = readBoard(doc)
  const edits = createEdits({ ...options, doc, board, actor })
  const store = await openOfflineStore({ boardId: room, doc, busy })
  const tracker = createSaveTracker()
  tracker.edit(store.foundUnsaved)
  const presence = createPresenceChannel({ clientId: doc.clientID, actor, sector: me.sector, clock })
  const client = createSyncClient({ ...options, url: `${options.syncUrl}/${room}`, doc, presence, tracker })
  const stops = [
    tracker.unsaved.watch(() => {
      if (tracker.unsaved.get() === 0) store.allSaved()
    }),
    options.watchWake(client.wake),
  ]
  return {
    doc,
    board,
    edits,
    unsaved: tracker.unsaved,
    peers: presence.peers,
    close() {
      for (const stop of stops) stop()
      client.close()
      presence.close()
      store.close()
      board.close()
      doc.destroy()
    },
  }
}
