import type { Clock } from '@samtavle/base'
import { closeCodes, encodeSyncStep2 } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { WorkerReply } from '../workers/messages.ts'
import type { Members, RoomConnection } from './members.ts'
import type { RoomWork } from './room-work.ts'
import { decodeSnapshot } from '../workers/snapshot-bytes.ts'
import { createHeldBase } from './held-base.ts'
import { framesBehind, framesOfStored, maxEntriesAsTheyLie, readStoredRoom, type StoredRoom } from './stored-room.ts'

/** Sends the whole document to those who have nothing. */
export interface WholeAnswers {
  ask(connection: RoomConnection): void
}

export interface WholeAnswersOptions {
  readonly name: string
  readonly clock: Clock
  readonly store: Pick<Store, 'read' | 'readSnapshot'>
  readonly work: RoomWork
  readonly members: Members
}

/** The state vector of somebody who has nothing. */
const nothing = new Uint8Array([0])

/**
 * Makes the answers of a room. Those who ask while one is being made share the next: a crowd that comes at once costs its worker
 * two whole documents, not one for each. None shares what was begun before it asked, as that may lack what was shown to
 * others before it came. What was sent last is kept for a moment: who comes then gets it with the entries since.
 */
export function createWholeAnswers({ name, clock, store, work, members }: WholeAnswersOptions): WholeAnswers {
  const held = createHeldBase(clock)
  let waiting: RoomConnection[] = []
  let isUnderWay = false
  const isHere = (connection: RoomConnection): boolean => members.has(connection)

  function start(): void {
    const asking = waiting.filter(isHere)
    waiting = []
    isUnderWay = asking.length > 0
    if (isUnderWay) answer(asking)
  }

  function answer(asking: readonly RoomConnection[]): void {
    const base = held.take()
    if (base === null) return answerAnew(asking)
    store.read(name, { fromSeq: base.seq + 1, limit: maxEntriesAsTheyLie + 1 }).then(
      (entries) => {
        if (deliverFrames(asking, framesBehind(base, entries))) return start()
        held.drop()
        answerAnew(asking)
      },
      () => answerAnew(asking),
    )
  }

  function answerAnew(asking: readonly RoomConnection[]): void {
    if (!work.isWorthReading()) return askWorker(asking)
    readStoredRoom(store, name, true).then(
      (stored) => (deliverStored(asking, stored) ? start() : askWorker(asking)),
      // Whatever is wrong with what is stored, the document is there.
      () => askWorker(asking),
    )
  }

  function askWorker(asking: readonly RoomConnection[]): void {
    work.add({
      request: (epoch) => ({ type: 'answer', room: name, epoch, stateVector: nothing }),
      fromStored(found) {
        const isDelivered = deliverStored(asking, found)
        if (isDelivered) start()
        return isDelivered
      },
      settle(reply) {
        settle(asking, reply)
        start()
      },
      dropped: () => (isUnderWay = false),
    })
  }

  function settle(asking: readonly RoomConnection[], reply: WorkerReply): void {
    if (reply.type !== 'bytes') {
      // None of them did anything: a fresh start finds the room opened anew.
      for (const connection of asking) connection.close(closeCodes.busy, 'try again')
      return
    }
    const frame = encodeSyncStep2(reply.bytes)
    work.push({
      act(seq) {
        members.tell()
        asking.filter(isHere).forEach((connection) => connection.deliverAnswer(frame))
        held.keep(seq, reply.bytes)
      },
    })
  }

  /** What is stored is durable, and what comes after it is broadcast to newcomers too. */
  function deliverStored(asking: readonly RoomConnection[], stored: StoredRoom): boolean {
    const isDelivered = deliverFrames(asking, framesOfStored(stored))
    const base = isDelivered && stored.snapshot !== null ? decodeSnapshot(stored.snapshot.bytes) : null
    if (stored.snapshot !== null && base !== null) held.keep(stored.snapshot.seq, base.update)
    return isDelivered
  }

  function deliverFrames(asking: readonly RoomConnection[], frames: readonly Uint8Array[] | null): boolean {
    const last = frames?.at(-1)
    if (frames === null || last === undefined) return false
    for (const connection of asking.filter(isHere)) {
      for (const frame of frames.slice(0, -1)) connection.deliver(frame)
      connection.deliverAnswer(last)
    }
    return true
  }

  return {
    ask(connection) {
      waiting.push(connection)
      if (!isUnderWay) start()
    },
  }
}
