import { createListeners, createWatchable, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'
import { parsePresence, type ActorId, type Peer, type PresenceState } from '@samtavle/board'
import type { AwarenessEntry } from '@samtavle/protocol'
import type { PresencePart } from './session.ts'

/** At most 30 states a second leave this tab. */
const sendIntervalMs = 33
/** Fifty people move five hundred times a second; nobody sees more than a frame shows, and in a crowd not even that. */
const tellIntervalMs = { few: 16, crowd: 50, keptBack: 4000 }
const crowdFrom = 16
/** Stock clients forget a state they have not heard for 30 seconds. */
const renewIntervalMs = 15_000

/** My presence and everybody else's, as states that the newest clock of each client decides. */
export interface PresenceChannel {
  readonly peers: Watchable<readonly Peer[]>
  /** Changes a part of my presence; it leaves soon, with whatever else changes until then. */
  present(part: PresencePart): void
  /** My state as it travels now. */
  ownEntry(): AwarenessEntry
  /** My last word: I am gone. */
  goodbye(): AwarenessEntry
  receive(entries: readonly AwarenessEntry[]): void
  /** While something may not be disturbed, what others do is told seldom. */
  keepBack(isKeptBack: boolean): void
  /** Tells now what was kept back. */
  letIn(): void
  /** Forgets the others: the connection that carried them is gone. */
  clear(): void
  /** Calls back when my state should be sent. */
  watchOwn(listener: () => void): Unsubscribe
  close(): void
}

/** What presence needs: `clientId` is the document's, so that a relay can tie words and presence to one connection. */
export interface PresenceChannelOptions {
  readonly clientId: number
  readonly actor: ActorId
  readonly sector: string | null
  readonly clock: Clock
}

/** Starts with myself and nobody else. */
export function createPresenceChannel(options: PresenceChannelOptions): PresenceChannel {
  const { clientId, clock } = options
  const peers = createWatchable<readonly Peer[]>([])
  const peersById = new Map<number, Peer>()
  const clockById = new Map<number, number>()
  /** The last that was heard of each since others were told: only that is read. */
  const unread = new Map<number, AwarenessEntry>()
  const sendings = createListeners()
  let own: PresenceState = { actor: options.actor, sector: options.sector, at: clock.now() }
  let ownClock = 1
  let cancelSend: (() => void) | null = null
  let cancelTelling: (() => void) | null = null
  let isKept = false

  const readOne = ({ clientId: id, state }: AwarenessEntry): boolean => {
    const read = parseState(state)
    if (read === null) return peersById.delete(id)
    peersById.set(id, { ...read, clientId: id })
    return true
  }
  /** The first news at once, what follows closely together. */
  const tell = (): void => {
    cancelTelling = null
    const isNews = Array.from(unread.values(), readOne).includes(true)
    unread.clear()
    if (!isNews) return
    peers.set([...peersById.values()])
    const pace = isKept ? 'keptBack' : peersById.size > crowdFrom ? 'crowd' : 'few'
    cancelTelling = clock.after(tellIntervalMs[pace], tell)
  }
  const letIn = (): void => {
    cancelTelling?.()
    tell()
  }
  const sendNow = (): void => {
    cancelSend = null
    ownClock += 1
    sendings.notify()
  }
  const renew = (): void => {
    cancelRenew = clock.after(renewIntervalMs, renew)
    sendNow()
  }
  let cancelRenew = clock.after(renewIntervalMs, renew)

  const receiveOne = (entry: AwarenessEntry): void => {
    const known = clockById.get(entry.clientId) ?? -1
    const isNews = entry.clock > known || (entry.clock === known && parseState(entry.state) === null)
    if (entry.clientId === clientId || !isNews) return
    clockById.set(entry.clientId, entry.clock)
    unread.set(entry.clientId, entry)
  }

  return {
    peers,
    present(part) {
      own = mergePresence(own, part, clock.now())
      cancelSend ??= clock.after(sendIntervalMs, sendNow)
    },
    ownEntry: () => ({ clientId, clock: ownClock, state: JSON.stringify(own) }),
    goodbye: () => ({ clientId, clock: ownClock + 1, state: 'null' }),
    receive(entries) {
      for (const entry of entries) receiveOne(entry)
      if (cancelTelling === null) tell()
    },
    keepBack(isKeptBack) {
      if (isKept === isKeptBack) return
      isKept = isKeptBack
      if (!isKept) return letIn()
      cancelTelling?.()
      cancelTelling = clock.after(tellIntervalMs.keptBack, tell)
    },
    letIn,
    clear() {
      peersById.clear()
      clockById.clear()
      unread.clear()
      peers.set([])
    },
    watchOwn: (listener) => sendings.add(listener),
    close() {
      cancelRenew()
      cancelSend?.()
      cancelTelling?.()
    },
  }
}

function mergePresence(own: PresenceState, part: PresencePart, at: number): PresenceState {
  const merged = Object.entries({ ...own, ...part, at }).filter(([, value]) => value !== null && value !== undefined)
  const state = parsePresence(Object.fromEntries(merged))
  // My own state always parses: it starts whole and only whole parts are merged in.
  return state ?? own
}

function parseState(json: string): PresenceState | null {
  try {
    return parsePresence(JSON.parse(json))
  } catch {
    // Presence comes from anyone: what is no JSON is nobody.
    return null
  }
}
