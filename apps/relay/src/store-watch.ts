import { err, type Clock, type Result } from '@samtavle/base'
import type { Keeping } from '@samtavle/protocol'
import { DamagedEntryError, type NewEntry, type Store, type StoreFailure } from '@samtavle/storage'
import { createFrozenBoards } from './frozen-boards.ts'
import type { Log } from './log.ts'

/** A store that is watched: what it answers to everybody tells what boards can promise to people. */
export interface StoreWatch {
  /** The store for all to use; it reads around damaged rows and takes nothing more for a room that has any. */
  readonly store: Store
  /** Whether what is written in a room now is kept. */
  keepingOf(room: string): Keeping
  /** Notes how many bytes a room's journal was found to hold; what it grows by is counted from then on, until it leaves memory (null). */
  noteJournal(room: string, bytes: number | null): void
  /** Notes a board that was frozen before the relay started. */
  noteFrozen(boardId: string): void
  /** Calls back after any such answer may have changed. */
  watch(listener: () => void): () => void
  close(): void
}

export interface StoreWatchOptions {
  readonly store: Store
  /** Bytes that one room may ever write. */
  readonly maxJournalBytes: number
  readonly clock: Clock
  readonly log: Log
}

/** How long after a failure, and then how often, the store is asked whether it takes writes again. */
const askAgainMs = 500

/**
 * Starts watching. A store that cannot keep anything makes every board read-only, until it can again; a damaged row makes the
 * room it is in read-only, until the relay is started on a repaired store, and so does a journal that has grown too long. A board
 * that is frozen takes nothing in any of its rooms until it is thawed.
 *
 *   keeps --a write fails--> keeps nothing --the canary row is durable--> keeps
 */
export function createStoreWatch({ store, maxJournalBytes, clock, log }: StoreWatchOptions): StoreWatch {
  const listeners = new Set<() => void>()
  const damagedRooms = new Set<string>()
  const frozen = createFrozenBoards(store, tell)
  const journalBytes = new Map<string, number>()
  let isKeeping = true
  let isClosed = false
  let stopAsking = (): void => undefined

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  function note<Value>(result: Result<Value, StoreFailure>): Result<Value, StoreFailure> {
    if (!result.ok && (result.error === 'store-full' || result.error === 'store-unwritable')) failed(result.error)
    return result
  }

  function failed(failure: StoreFailure): void {
    if (!isKeeping || isClosed) return
    isKeeping = false
    log.error({ failure }, 'Nothing can be kept: all boards are read-only until it can')
    stopAsking = clock.after(askAgainMs, askAgain)
    tell()
  }

  function askAgain(): void {
    store.check().then(
      (checked) => {
        if (isClosed || isKeeping) return
        if (!checked.ok) stopAsking = clock.after(askAgainMs, askAgain)
        else recovered()
      },
      // The storage thread has ended: only a restart helps, and everybody has been told.
      (error: unknown) => log.error({ err: error }, 'The store does not answer'),
    )
  }

  function recovered(): void {
    stopAsking()
    isKeeping = true
    log.info('Everything can be kept again')
    tell()
  }

  function noteDamage(room: string): void {
    if (damagedRooms.has(room)) return
    damagedRooms.add(room)
    tell()
  }

  function noteJournal(room: string, bytes: number | null): void {
    const wasFull = isFull(room)
    if (bytes === null) journalBytes.delete(room)
    else journalBytes.set(room, bytes)
    if (!isFull(room) || wasFull) return
    log.warn({}, 'A board has written all that it may: it is read-only')
    tell()
  }

  function isFull(room: string): boolean {
    return (journalBytes.get(room) ?? 0) >= maxJournalBytes
  }

  function noteGrowth(entries: readonly NewEntry[]): void {
    for (const { room, bytes } of entries) {
      const known = journalBytes.get(room)
      if (known !== undefined) noteJournal(room, known + bytes.length)
    }
  }

  function keepingOf(room: string): Keeping {
    if (damagedRooms.has(room)) return 'damaged'
    if (!isKeeping) return 'keeps-nothing'
    if (isFull(room)) return 'full'
    return frozen.hasRoom(room) ? 'frozen' : 'keeps'
  }

  const watched: Store = {
    ...store,
    async append(entries) {
      // Behind a gap nothing is added: what people would build on is not all there.
      if (entries.some((entry) => damagedRooms.has(entry.room))) return err('store-unwritable')
      const appended = note(await store.append(entries))
      if (appended.ok) noteGrowth(entries)
      return appended
    },
    async writeSnapshot(room, snapshot) {
      // It would hold less than the journal of a repaired store, and hide the damage of this one.
      return damagedRooms.has(room) ? err('store-unwritable') : store.writeSnapshot(room, snapshot)
    },
    async read(room, range = {}) {
      try {
        return await store.read(room, range)
      } catch (error) {
        if (!(error instanceof DamagedEntryError)) throw error
        log.error(
          { err: error, seq: error.seq },
          'A damaged entry is left out: its board is read-only until it is repaired',
        )
        noteDamage(room)
        return store.read(room, { ...range, damaged: 'skip' })
      }
    },
    addBoard: async (board, links, actors) => note(await store.addBoard(board, links, actors)),
    eraseBoard: frozen.calls.eraseBoard,
    freezeBoard: async (id, at) => note(await frozen.calls.freezeBoard(id, at)),
    putCode: async (code) => note(await store.putCode(code)),
    addLink: async (link) => note(await store.addLink(link)),
    putActor: async (actor) => note(await store.putActor(actor)),
    addToken: async (token) => note(await store.addToken(token)),
    async check() {
      const checked = note(await store.check())
      if (checked.ok && !isKeeping) recovered()
      return checked
    },
  }

  return {
    store: watched,
    keepingOf,
    noteJournal,
    noteFrozen: frozen.note,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      isClosed = true
      stopAsking()
      listeners.clear()
    },
  }
}
