import { encodeAwareness, encodeUpdate, type Role } from '@samtavle/protocol'
import * as Y from 'yjs'
import { saidIn } from '../checks/holdings.ts'
import { clientIdFrom } from '../world/seeded.ts'
import type { Person, PersonOptions } from './person.ts'
import { editRaw } from './random-edits.ts'
import { createStockClient, type StockClient } from './stock-client.ts'

/** A person with some other Yjs program, who contributes. */
export function createStockPerson(options: PersonOptions): Person {
  return createPerson(options, {
    role: 'contribute',
    act: ({ doc }) => editRaw(doc, options.chance, options.room.kind),
  })
}

/** Who leads a session, and writes down in its process document how it runs. */
export function createFacilitator(options: PersonOptions): Person {
  return createPerson(options, { role: 'facilitate', act: ({ doc }) => editRaw(doc, options.chance, 'process') })
}

/** The same with a program that asks for acks and sends what is typed while it opens ahead of what it builds on. */
export function createEagerPerson(options: PersonOptions): Person {
  return createPerson(options, {
    role: 'contribute',
    wantsAcks: true,
    typesWhileOpening: true,
    act: ({ doc }) => editRaw(doc, options.chance),
  })
}

/** A person who may only read, and writes all the same: what they write is in no other replica, theirs included. */
export function createTrespasser(options: PersonOptions): Person {
  return createIntruder(options, 'view')
}

/** A person who may write on the board, and tries to lead the session as well. */
export function createUsurper(options: PersonOptions): Person {
  return createIntruder(options, 'contribute')
}

function createIntruder(options: PersonOptions, role: Role): Person {
  const { actor, chance, witness, room } = options
  return createPerson(options, {
    role,
    act({ doc, client }) {
      const clientId = clientIdFrom(chance)
      witness.ownClientId(clientId, `${actor}, who may only read`)
      client.send(encodeUpdate(updateIn(doc, clientId, (forged) => editRaw(forged, chance, room.kind))))
    },
  })
}

/** A person who may write, and writes in other people's names. */
export function createForger(options: PersonOptions): Person {
  const { actor, chance, witness } = options
  return createPerson(options, {
    role: 'contribute',
    isDeceitful: true,
    act({ doc, client }) {
      const strangers = [...doc.store.clients.keys()].filter((id) => witness.ownerOf(id) !== actor)
      const [first, ...others] = strangers.toSorted((left, right) => left - right)
      if (first === undefined || !client.isSynced) return
      const victim = chance.pick([first, ...others])
      const victimActor = witness.ownerOf(victim) ?? ''
      const what = chance.next()
      if (what < 0.6) {
        const update = updateIn(doc, victim, (forged) => editRaw(forged, chance))
        // Deleting is everybody's right: only what is written in another's name is forged.
        if (saidIn(update).ends.size > 0) client.send(encodeUpdate(update))
        witness.madeEdit(actor, update)
      } else if (what < 0.8) {
        const state = JSON.stringify({ actor: victimActor, pointer: [1, 2], forged: chance.id() })
        client.send(encodeAwareness([{ clientId: victim, clock: chance.whole(1, 900), state }]))
      } else {
        const stand = (forged: Y.Doc) => forged.getMap('stands').set(`item/${victimActor}`, { hold: true })
        client.send(encodeUpdate(updateIn(doc, clientIdFrom(chance), stand)))
      }
    },
  })
}

interface Manner {
  readonly role: Role
  readonly wantsAcks?: boolean
  readonly typesWhileOpening?: boolean
  readonly isDeceitful?: boolean
  readonly act: (now: { readonly doc: Y.Doc; readonly client: StockClient }) => void
}

function createPerson(options: PersonOptions, manner: Manner): Person {
  const { name, actor, room, chance, witness, timeline } = options
  const { wantsAcks = false } = manner
  let isBehaving = false
  let session = open()

  function open() {
    const clock = timeline.process()
    const doc = new Y.Doc({ guid: 'board' })
    doc.clientID = clientIdFrom(chance)
    witness.ownClientId(doc.clientID, actor)
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) witness.madeEdit(actor, update)
    })
    const onFault = (sentence: string): void => witness.fault(`${name} ${sentence}`)
    const client = createStockClient({ ...options, doc, clock, wantsAcks, onFault, onEnded, onOpened })
    return { clock, doc, client }
  }

  /** A program that was shown the door stays away until its person opens it again. */
  function onEnded(): void {
    timeline.after(chance.whole(300, 1500), () => (session.client.isEnded ? reload() : undefined))
  }

  function onOpened(): void {
    if (manner.typesWhileOpening === true && !isBehaving && chance.is(0.5)) timeline.after(1, () => manner.act(session))
  }

  function reload(): void {
    session.clock.end()
    session.client.close()
    session = open()
  }

  return {
    name,
    actor,
    room,
    role: manner.role,
    wantsAcks,
    get doc() {
      return session.doc
    },
    act() {
      if (!isBehaving) manner.act(session)
    },
    reload,
    behave() {
      isBehaving = true
      // Who deceives others has deceived their own replica too; as a newcomer they see what everybody sees.
      if (manner.isDeceitful === true) reload()
    },
    unsettled: () => (session.client.isSynced ? null : 'is not synced'),
  }
}

/** What a change adds to a copy of the document in which this client id makes it. */
function updateIn(doc: Y.Doc, clientId: number, change: (copy: Y.Doc) => unknown): Uint8Array {
  const copy = new Y.Doc({ guid: 'board' })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  const before = Y.encodeStateVector(copy)
  change(copy)
  return Y.encodeStateAsUpdate(copy, before)
}
