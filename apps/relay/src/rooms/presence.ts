import { encodeAwareness, type AwarenessEntry, type Limits } from '@samtavle/protocol'

/** Somebody in a room as presence sees them. */
export interface PresentConnection {
  readonly id: number
  readonly actorId: string
}

/** Who is in a room right now and what they share of themselves. Soft state: never stored, never trusted. */
export interface Presence {
  /** Takes a presence frame; the entry to pass on to the others, or null when there is nothing honest in it. */
  receive(connection: PresentConnection, entries: readonly AwarenessEntry[]): AwarenessEntry | null
  /** A frame that a client needs when it comes back with a clock that everybody else has already seen the end of. */
  correctionFor(connection: PresentConnection, entries: readonly AwarenessEntry[]): Uint8Array | null
  /** The leave of a connection, to tell the others; null when it never showed itself. */
  leave(connection: PresentConnection): AwarenessEntry | null
  /** Everybody's state as one frame; null in an empty room. */
  everybody(): Uint8Array | null
}

interface Shown extends AwarenessEntry {
  readonly connection: PresentConnection
}

const gone = 'null'

/** Client ids whose end is remembered so that an old clock cannot come back; more than ever join a workshop. */
const maxRememberedEnds = 2000

/** Makes the presence of an empty room. */
export function createPresence(limits: Limits): Presence {
  const shownByClient = new Map<number, Shown>()
  const clientByConnection = new Map<number, number>()
  const lastClocks = new Map<number, number>()

  /** Binds a connection to the client id of its first message that is about one client only. */
  function ownEntry(connection: PresentConnection, entries: readonly AwarenessEntry[]): AwarenessEntry | undefined {
    const bound = clientByConnection.get(connection.id)
    if (bound !== undefined) return entries.find((entry) => entry.clientId === bound)
    const [entry] = entries
    if (entry === undefined || entries.length > 1 || isTakenByAnother(entry.clientId, connection)) return undefined
    clientByConnection.set(connection.id, entry.clientId)
    return entry
  }

  function isTakenByAnother(clientId: number, connection: PresentConnection): boolean {
    const shown = shownByClient.get(clientId)
    return shown !== undefined && shown.connection.actorId !== connection.actorId
  }

  /** A client that reconnects before its old socket is known to be dead lives on here, so that the old one's end is not its own. */
  function moveTo(connection: PresentConnection, clientId: number): void {
    const shown = shownByClient.get(clientId)
    if (shown !== undefined) shownByClient.set(clientId, { ...shown, connection })
  }

  function isNews(entry: AwarenessEntry): boolean {
    const last = lastClocks.get(entry.clientId)
    if (last === undefined) return true
    const isEnd = entry.clock === last && entry.state === gone && shownByClient.has(entry.clientId)
    return isEnd || (entry.clock > last && entry.clock <= last + limits.presenceClockStep)
  }

  function rememberClock(clientId: number, clock: number): void {
    lastClocks.delete(clientId)
    lastClocks.set(clientId, clock)
    for (const oldest of lastClocks.keys()) {
      if (lastClocks.size <= maxRememberedEnds) break
      if (!shownByClient.has(oldest)) lastClocks.delete(oldest)
      else break
    }
  }

  return {
    receive(connection, entries) {
      const entry = ownEntry(connection, entries)
      if (entry === undefined || !isHonestState(entry.state, connection.actorId, limits.presenceBytes)) return null
      moveTo(connection, entry.clientId)
      if (!isNews(entry)) return null
      rememberClock(entry.clientId, entry.clock)
      if (entry.state === gone) shownByClient.delete(entry.clientId)
      else shownByClient.set(entry.clientId, { ...entry, connection })
      return entry
    },
    correctionFor(connection, entries) {
      const clientId = clientByConnection.get(connection.id)
      const entry = entries.find((candidate) => candidate.clientId === clientId)
      const last = clientId === undefined ? undefined : lastClocks.get(clientId)
      if (entry === undefined || last === undefined || entry.state === gone) return null
      if (entry.clock > last || shownByClient.has(entry.clientId)) return null
      // A stock client that hears of its own end takes the next clock and shows itself again at once, not after 30 seconds.
      return encodeAwareness([{ clientId: entry.clientId, clock: last, state: gone }])
    },
    leave(connection) {
      const clientId = clientByConnection.get(connection.id)
      clientByConnection.delete(connection.id)
      const shown = clientId === undefined ? undefined : shownByClient.get(clientId)
      // The same client may be here again on a newer connection: then it has not left.
      if (shown === undefined || shown.connection.id !== connection.id) return null
      shownByClient.delete(shown.clientId)
      rememberClock(shown.clientId, shown.clock + 1)
      return { clientId: shown.clientId, clock: shown.clock + 1, state: gone }
    },
    everybody() {
      return shownByClient.size === 0 ? null : encodeAwareness([...shownByClient.values()])
    },
  }
}

/** Whether a state is an object of bearable size that does not speak in another actor's name. */
function isHonestState(state: string, actorId: string, maxBytes: number): boolean {
  if (state === gone) return true
  if (Buffer.byteLength(state) > maxBytes) return false
  const value = parseJson(state)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !('actor' in value) || value.actor === actorId
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
