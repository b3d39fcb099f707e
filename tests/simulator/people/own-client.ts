import { createEdits, readBoard, type ActorId } from '@samtavle/board'
import { createPresenceChannel, createSaveTracker, createSyncClient, storedOrigin } from '@samtavle/web/sync'
import * as Y from 'yjs'
import { clientIdFrom } from '../world/seeded.ts'
import { createDevice, type Device } from './device.ts'
import type { Person, PersonOptions } from './person.ts'
import { editBoard, editFields } from './random-edits.ts'

/** A person with our own app: its real sync client, save tracker, presence and edits, over a device that keeps what is written. */
export function createOwnClient(options: PersonOptions): Person {
  const device = createDevice()
  const { chance } = options
  let tab = openTab(options, device, reloadWhenEnded)

  /** The app says why it stopped, and people press the button under it. */
  function reloadWhenEnded(): void {
    options.timeline.after(chance.whole(300, 1500), () => (tab.isEnded() ? reload() : undefined))
  }

  function reload(): void {
    tab.kill()
    tab = openTab(options, device, reloadWhenEnded)
  }

  return {
    ...options,
    role: 'contribute',
    wantsAcks: true,
    get doc() {
      return tab.doc
    },
    act: () => tab.act(),
    reload,
    behave: () => undefined,
    unsettled: () => tab.unsettled(),
  }
}

interface Tab {
  readonly doc: Y.Doc
  act(): void
  isEnded(): boolean
  unsettled(): string | null
  kill(): void
}

/** Puts together what `open-session.ts` puts together, but for the parts that need a browser. */
function openTab(options: PersonOptions, device: Device, onEnded: () => void): Tab {
  const { actor, chance, randomBytes, witness } = options
  const clock = options.timeline.process()
  const doc = new Y.Doc({ guid: 'board' })
  doc.clientID = clientIdFrom(chance)
  witness.ownClientId(doc.clientID, actor)
  const board = readBoard(doc)
  const edits = createEdits({ doc, board, actor: actor as ActorId, clock, randomBytes })
  const tracker = createSaveTracker()
  tracker.edit(device.readInto(doc, storedOrigin))
  doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) witness.madeEdit(actor, update)
    if (origin !== storedOrigin) device.keep(update, transaction.local, clock)
  })
  const presence = createPresenceChannel({ clientId: doc.clientID, actor: actor as ActorId, sector: null, clock })
  const client = createSyncClient({
    url: 'ws://simulated/sync/board',
    doc,
    presence,
    tracker,
    clock,
    randomBytes,
    // The client uses only what the simulated socket has.
    openSocket: () => options.openSocket() as unknown as WebSocket,
  })
  tracker.unsaved.watch(() => {
    if (tracker.unsaved.get() === 0) device.allSaved()
  })
  client.connection.watch(() => {
    if (client.connection.get().state === 'ended') onEnded()
  })

  return {
    doc,
    act() {
      if (chance.is(0.2)) presence.present({ pointer: [chance.whole(0, 900), chance.whole(0, 900)] })
      if (chance.is(0.75)) editBoard(edits, board, chance)
      else editFields(doc, chance)
    },
    isEnded: () => client.connection.get().state === 'ended',
    unsettled() {
      const { state } = client.connection.get()
      if (state !== 'open') return `is ${state}`
      if (!client.synced.get()) return 'is not synced'
      const unsaved = tracker.unsaved.get()
      return unsaved === 0 ? null : `has ${unsaved} unsaved edits`
    },
    kill() {
      // A tab that is killed says nothing to anybody; its socket is closed by its device.
      clock.end()
      client.close()
    },
  }
}
