import { createWatchable, type Clock, type RandomBytes, type Watchable, type WatchableState } from '@samtavle/base'
import {
  createEdits,
  createUndo,
  factsOf,
  readBoard,
  type ActorId,
  type BoardReader,
  usualDiet,
  type DietTool,
  type ItemId,
  type Mark,
  type Peer,
} from '@samtavle/board'
import type { ActorFacts } from '@samtavle/protocol'
import * as Y from 'yjs'
import { createActorDirectory, type ActorDirectory } from './actor-directory.ts'
import { openOfflineStore } from './offline-store.ts'
import { createPresenceChannel } from './presence-channel.ts'
import { createSaveTracker } from './save-tracker.ts'
import { createRepair } from './repair.ts'
import type { BoardSession, Me, Participant, SaveState } from './session.ts'
import { openSideRoom } from './side-room.ts'
import { createSyncClient } from './sync-client.ts'

/** What opening a board in this tab needs. */
export interface OpenSessionOptions {
  readonly boardId: string
  readonly me: Me
  /** `wss://host/sync` */
  readonly syncUrl: string
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly openSocket: (url: string, protocols: readonly string[]) => WebSocket
  readonly fetchActors: () => Promise<readonly ActorFacts[]>
  /** Calls back when the tab wakes, becomes visible or the network returns; returns how to stop. */
  readonly watchWake: (listener: () => void) => () => void
  /** Edits lie on this device alone: the browser may be asked not to clear them away. */
  readonly onAlone: () => void
  /** This device's copy had forked and is set aside: the session is to be closed and the board opened anew. */
  readonly onRepaired: () => void
}

/** Opens a board: this device's copy first, so that it shows at once and without a network, then the relay. */
export async function openSession(options: OpenSessionOptions): Promise<BoardSession> {
  const { boardId, me, clock, randomBytes } = options
  const actor = me.id as ActorId
  const doc = new Y.Doc()
  const busy = createWatchable(false)
  // Before anybody reads along: reading a large board whole is quicker than following how it comes into being.
  const store = await openOfflineStore({ boardId, doc, busy })
  const board = readBoard(doc)
  board.readAs(actor)
  const edits = createEdits({ doc, board, actor, clock, randomBytes })
  const undo = createUndo({ doc, edits, actor, clock })
  const repair = await createRepair({ boardId, doc, store, clock, onReady: options.onRepaired })
  const tracker = createSaveTracker()
  tracker.edit(store.foundUnsaved)
  const presence = createPresenceChannel({ clientId: doc.clientID, actor, sector: me.sector, clock })
  const client = createSyncClient({
    ...options,
    url: `${options.syncUrl}/${boardId}`,
    doc,
    presence,
    tracker,
  })
  const self: Participant = { actorId: me.id, name: me.name, sector: me.sector }
  const directory = createActorDirectory({ me: self, clock, fetchActors: options.fetchActors })
  const save = createWatchable<SaveState>({ state: 'sending', edits: tracker.unsaved.get() })
  const ready = createWatchable(store.foundBoard)
  const participants = createWatchable<readonly Participant[]>([self])

  const refreshSave = (): void => {
    const next = saveStateOf(tracker.unsaved.get(), {
      isOpen: client.connection.get().state === 'open',
      isKept: client.keeping.get() === 'keeps',
      isConnecting: client.connection.get().state === 'connecting',
      isUnkept: store.failed.get(),
      isRepairing: repair.running.get(),
    })
    if (JSON.stringify(next) === JSON.stringify(save.get())) return
    save.set(next)
    if (next.state === 'offline' && next.edits > 0) options.onAlone()
  }
  const stops = [
    tracker.unsaved.watch(() => {
      if (tracker.unsaved.get() === 0) store.allSaved()
      refreshSave()
    }),
    client.connection.watch(refreshSave),
    client.keeping.watch(refreshSave),
    store.failed.watch(refreshSave),
    repair.running.watch(refreshSave),
    client.forked.watch(() => (client.forked.get() ? void repair.start() : undefined)),
    client.synced.watch(() => ready.set(true)),
    followAuthors(board, directory),
    followParticipants({ self, peers: presence.peers, directory, participants }),
    options.watchWake(client.wake),
  ]
  refreshSave()

  return {
    boardId,
    me,
    board,
    edits,
    undo,
    save,
    connection: client.connection,
    keeping: client.keeping,
    forks: repair.forks,
    forgetForks: repair.forget,
    stranded: repair.stranded,
    ready,
    peers: presence.peers,
    participants,
    facilitators: createWatchable<ReadonlySet<string>>(new Set()),
    veiled: createWatchable(false),
    covered: createWatchable<ReadonlyMap<ItemId, Mark>>(new Map()),
    inbox: createWatchable<string | null>(null),
    diet: createWatchable<readonly DietTool[]>(usualDiet),
    actor: directory.get,
    watchActors: directory.watch,
    present: presence.present,
    keepBack(isKeptBack) {
      busy.set(isKeptBack)
      client.keepBack(isKeptBack)
      presence.keepBack(isKeptBack)
    },
    letIn() {
      client.letIn()
      presence.letIn()
    },
    openSideRoom: (room) => openSideRoom(options, room, busy),
    close() {
      for (const stop of stops.toReversed()) stop()
      directory.close()
      client.close()
      presence.close()
      store.close()
      undo.close()
      board.close()
      doc.destroy()
    },
  }
}

interface WayOut {
  readonly isOpen: boolean
  /** What is sent is kept. */
  readonly isKept: boolean
  readonly isConnecting: boolean
  /** This device keeps nothing. */
  readonly isUnkept: boolean
  readonly isRepairing: boolean
}

function saveStateOf(edits: number, { isOpen, isKept, isConnecting, isUnkept, isRepairing }: WayOut): SaveState {
  if (isRepairing) return { state: 'repairing' }
  if (isOpen && edits === 0) return { state: 'saved' }
  if (isOpen && isKept) return { state: 'sending', edits }
  if (isUnkept && edits > 0) return { state: 'unkept', edits }
  if (isConnecting && edits === 0) return { state: 'sending', edits }
  return { state: 'offline', edits }
}

/** Asks for the names of everybody who made something on the board, took a stand on it, talked about it, or is named in it. */
function followAuthors(board: BoardReader, directory: ActorDirectory): () => void {
  const need = (ids: Iterable<ItemId>): void => {
    for (const id of ids) {
      const item = board.item(id)
      if (item?.state !== 'whole') continue
      if (item.by !== null) directory.need(item.by)
      for (const actor of item.stands.keys()) directory.need(actor)
      for (const { by } of item.comments) directory.need(by)
      for (const actor of item.stamps.keys()) directory.need(actor)
      for (const { value } of factsOf(item, 'who')) if ('actor' in value) directory.need(value.actor)
    }
  }
  need(board.view().items.keys())
  return board.watchItems(({ added, changed, local }) => need(local ? added : [...added, ...changed]))
}

interface ParticipantsOptions {
  readonly self: Participant
  readonly peers: Watchable<readonly Peer[]>
  readonly directory: ActorDirectory
  readonly participants: WatchableState<readonly Participant[]>
}

/** One entry per actor here, me first; told only when somebody comes, goes or gets a name. */
function followParticipants({ self, peers, directory, participants }: ParticipantsOptions): () => void {
  const refresh = (): void => {
    const here = new Map([[self.actorId, self]])
    for (const { actor, sector } of peers.get()) {
      directory.need(actor)
      if (!here.has(actor)) here.set(actor, directory.get(actor) ?? { actorId: actor, name: null, sector })
    }
    const next = [...here.values()]
    if (JSON.stringify(next) !== JSON.stringify(participants.get())) participants.set(next)
  }
  const stops = [peers.watch(refresh), directory.watch(refresh)]
  return () => stops.forEach((stop) => stop())
}
