import { decodeFrame, type Frame } from '@samtavle/protocol'
import type { JournalEntry } from '@samtavle/storage'
import type { Doc } from 'yjs'
import { createHoldings, saidIn, type Lack, type Said } from './holdings.ts'

/** Sees everything that the relay takes in, keeps and lets out, and notices the moment something is wrong. */
export interface Witness {
  /** What is wrong, in the order it was noticed. */
  readonly faults: readonly string[]
  readonly promisedFrames: number
  fault(sentence: string): void
  /** A client id was drawn by this actor. */
  ownClientId(client: number, actor: string): void
  ownerOf(client: number): string | undefined
  /** Somebody deletes something; kept to know whose the deletion in a row may be. */
  madeEdit(actor: string, update: Uint8Array): void
  /** Rows are on disk for good. */
  durable(entries: readonly JournalEntry[]): void
  /** Watches one connection. */
  connected(guest: WatchedGuest): WatchedConnection
  /** Says what had been promised and is not in this document. */
  checkPromises(doc: Doc, moment: string): void
  /** Whether this actor may have written this row. */
  mayHaveWritten(actor: string | null, update: Uint8Array): boolean
}

export interface WitnessOptions {
  /** Whether a promise that is not durable yet counts at the moment it is made. */
  readonly judgesAtOnce: boolean
  /** Where witnesses of several rooms write down what is wrong. */
  readonly faults?: string[]
}

/** Who owns the client ids that the relay draws for what it writes itself. */
export const relayItself = 'the relay'

/** Whose connection it is. */
export interface WatchedGuest {
  readonly person: string
  readonly actor: string
}

/** One connection under watch: frames as the relay hears them and as it says them. */
export interface WatchedConnection {
  received(bytes: Uint8Array): void
  sent(bytes: Uint8Array): void
}

/** More would only repeat themselves. */
const mostLacksShown = 3

/** Makes a witness that has seen nothing. */
export function createWitness({ judgesAtOnce, faults = [] }: WitnessOptions): Witness {
  const owners = new Map<number, string>()
  const deleters = new Map<string, ReturnType<typeof createHoldings>>()
  const durable = createHoldings()
  const promised = createHoldings()
  const presenceByActor = new Map<string, Set<string>>()
  let promisedFrames = 0

  function promise(said: Said, how: string): void {
    const lack = judgesAtOnce ? durable.lackOf(said) : null
    if (lack !== null) faults.push(`${how} ${sayLack(lack)}, which is not durable`)
    promised.add(said)
    promisedFrames += 1
  }

  function sayLack({ client, clock, isDeletion }: Lack): string {
    return `${isDeletion ? 'the deletion of ' : ''}${owners.get(client) ?? client}:${clock}`
  }

  function belongsTo(client: number, actor: string | null): boolean {
    const owner = owners.get(client)
    return owner === relayItself || owner === actor
  }

  function connected({ person, actor }: WatchedGuest): WatchedConnection {
    const writes: Uint8Array[] = []
    let acked = 0
    return {
      received(bytes) {
        const frame = readFrame(bytes)
        if (frame?.type === 'update' || frame?.type === 'sync-step-2') writes.push(Uint8Array.from(frame.update))
        if (frame?.type === 'awareness')
          for (const { state } of frame.entries) if (actorIn(state) === actor) setIn(presenceByActor, actor).add(state)
      },
      sent(bytes) {
        const frame = readFrame(bytes)
        switch (frame?.type) {
          case 'update':
          case 'sync-step-2':
            return promise(saidIn(Uint8Array.from(frame.update)), `${person} is shown`)
          case 'ack':
            if (frame.count > writes.length) faults.push(`${person} is acked ${frame.count} of ${writes.length} frames`)
            for (const write of writes.slice(acked, frame.count)) promise(saidIn(write), `${person} is acked`)
            acked = Math.max(acked, frame.count)
            return undefined
          case 'awareness':
            return frame.entries.forEach(({ state }) => checkPresence(state, person))
          default:
            return undefined
        }
      },
    }
  }

  function checkPresence(state: string, person: string): void {
    const actor = actorIn(state)
    if (actor !== null && presenceByActor.get(actor)?.has(state) !== true)
      faults.push(`${person} is shown ${actor} somewhere that ${actor} never was`)
  }

  return {
    faults,
    get promisedFrames() {
      return promisedFrames
    },
    fault: (sentence) => void faults.push(sentence),
    ownClientId: (client, actor) => void owners.set(client, actor),
    ownerOf: (client) => owners.get(client),
    madeEdit(actor, update) {
      const known = deleters.get(actor) ?? createHoldings()
      deleters.set(actor, known)
      known.add(saidIn(update))
    },
    durable: (entries) => entries.forEach(({ bytes }) => durable.add(saidIn(bytes))),
    connected,
    checkPromises(doc, moment) {
      const lacks = promised.notIn(doc, mostLacksShown)
      if (lacks.length > 0) faults.push(`${moment} ${lacks.map(sayLack).join(', ')} is gone, which had been promised`)
    },
    mayHaveWritten(actor, update) {
      const said = saidIn(update)
      const strangers = [...said.ends.keys()].filter((client) => !belongsTo(client, actor))
      if (strangers.length > 0) return false
      // A row with nothing but deletions: whoever signs it deleted some of it; what others wrote inside went with it.
      return said.ends.size > 0 || (actor !== null && deleters.get(actor)?.holdsSome(said) === true)
    },
  }
}

function readFrame(bytes: Uint8Array): Frame | null {
  const frame = decodeFrame(bytes)
  return frame.ok ? frame.value : null
}

function actorIn(state: string): string | null {
  const value: unknown = JSON.parse(state)
  const isNamed = typeof value === 'object' && value !== null && 'actor' in value
  return isNamed && typeof value.actor === 'string' ? value.actor : null
}

function setIn(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set()
  sets.set(key, known)
  return known
}
