import type { Clock, RandomBytes } from '@samtavle/base'
import { inboxIn, walkIn } from '@samtavle/board'
import { compareDigests } from '@samtavle/board/digest'
import { parseRoomName, type Limits } from '@samtavle/protocol'
import { encodeStateAsUpdate } from 'yjs'
import { exportBoard } from './export/export-board.ts'
import { foldStored } from './fold-stored.ts'
import { createHeldWrites, type HeldWrites } from './held-writes.ts'
import type { WorkerMessage, WorkerReply, WorkerRequest } from './messages.ts'
import { pulsesIn } from './pulse-edits.ts'
import { readBoardFacts } from './read-board-facts.ts'
import { readCsv } from './read-csv.ts'
import { readTemplate } from './read-template.ts'
import { packRows, unpackWrites } from './packed-batch.ts'
import { applyRelayEdit } from './relay-edits.ts'
import { votingFactsIn } from './voting-edits.ts'
import { notesToReveal, roundFactsIn } from './round-edits.ts'
import { createRoomDocument, type RoomDocument } from './room-document.ts'
import { decodeSnapshot } from './snapshot-bytes.ts'
import { createTracksShelf, unnameTracks } from './tracks-shelf.ts'

/** The rooms that one worker holds open. */
export interface WorkerRooms {
  /** Does what is asked and posts exactly one final reply, before it returns. */
  handle(id: number, request: WorkerRequest): void
}

export interface WorkerRoomsOptions {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly limits: Limits
  readonly post: (message: WorkerMessage) => void
}

interface OpenRoom {
  readonly epoch: number
  readonly document: RoomDocument
  readonly held: HeldWrites
}

type RoomRequest = Extract<WorkerRequest, { readonly room: string }>
type BatchRequest = Extract<WorkerRequest, { readonly type: 'write-batch' }>
type WriteRequest = Extract<WorkerRequest, { readonly type: 'write' }>

/** Makes the rooms of a worker; none is open yet. */
export function createWorkerRooms({ clock, randomBytes, limits, post }: WorkerRoomsOptions): WorkerRooms {
  const rooms = new Map<string, OpenRoom>()
  const tracks = createTracksShelf()

  function handle(id: number, request: WorkerRequest): void {
    post({ to: id, final: true, reply: safeReplyTo(id, request) })
    if (request.type === 'write' || request.type === 'write-batch' || request.type === 'edit') retryHeld(request)
  }

  function safeReplyTo(id: number, request: WorkerRequest): WorkerReply {
    try {
      return replyTo(id, request)
    } catch (error) {
      // What threw may have left the document half changed; it goes the way of every document that did.
      if ('room' in request) rooms.delete(request.room)
      return { type: 'failed', where: placesOf(error) }
    }
  }

  function replyTo(id: number, request: WorkerRequest): WorkerReply {
    switch (request.type) {
      case 'fold':
        return fold(request)
      case 'read-csv':
        return readCsv(request)
      case 'read-template':
        return readTemplate(request.template)
      case 'tracks':
        return tracks.handle(request)
      case 'unname-tracks':
        return unnameTracks(request.bytes)
      case 'open':
        return open(request)
      case 'release':
        if (rooms.get(request.room)?.epoch === request.epoch) rooms.delete(request.room)
        return { type: 'done' }
      default: {
        const room = rooms.get(request.room)
        return room === undefined || room.epoch !== request.epoch ? { type: 'not-open' } : replyIn(room, id, request)
      }
    }
  }

  function open(request: Extract<WorkerRequest, { readonly type: 'open' }>): WorkerReply {
    rooms.delete(request.room)
    const stored = request.snapshot === null ? null : decodeSnapshot(request.snapshot.bytes)
    if (request.snapshot !== null && stored === null) return { type: 'snapshot-unreadable' }
    const snapshot = request.snapshot === null || stored === null ? null : { ...stored, seq: request.snapshot.seq }
    const document = createRoomDocument({
      isShared: parseRoomName(request.room)?.kind !== 'private',
      snapshot,
      entries: request.entries,
      maxClientIds: limits.clientIdsPerRoom,
      maxStateBytes: limits.stateBytes,
      clock,
      newClientId: () => new DataView(randomBytes(4).buffer).getUint32(0),
    })
    rooms.set(request.room, { epoch: request.epoch, document, held: createHeldWrites(limits.heldBytes) })
    return { type: 'opened', entries: request.entries.length }
  }

  function replyIn(
    room: OpenRoom,
    id: number,
    request: Exclude<RoomRequest, { type: 'open' | 'release' }>,
  ): WorkerReply {
    const { document } = room
    switch (request.type) {
      case 'write':
        return write(room, id, request)
      case 'write-batch':
        return writeBatch(room, request)
      case 'edit':
        return edit(document, request, { clock, randomBytes })
      case 'forget':
        room.held.forget(request.connection)
        return { type: 'done' }
      default:
        return read(document, request)
    }
  }

  function write(room: OpenRoom, id: number, request: WriteRequest): WorkerReply {
    if (request.mode === 'compare') return { type: 'compared', known: room.document.holdsAll(request.bytes) }
    const outcome = room.document[request.mode === 'recover' ? 'recover' : 'write'](request.actor, request.bytes)
    if (outcome.type === 'gapped') {
      const { connection, actor, mode, bytes } = request
      const isHeld = room.held.hold({ request: id, connection, actor, mode, bytes, missing: outcome.missing })
      return isHeld ? { type: 'held' } : { type: 'refused', reason: 'held-too-much', discarded: false }
    }
    if (outcome.type === 'refused' && outcome.discarded) rooms.delete(request.room)
    return outcome
  }

  function writeBatch(room: OpenRoom, request: BatchRequest): WorkerReply {
    const result = room.document.writeBatch(unpackWrites(request))
    if (result !== null) return packRows(result)
    rooms.delete(request.room)
    return { type: 'batch-broken' }
  }

  function retryHeld(request: RoomRequest): void {
    const room = rooms.get(request.room)
    if (room === undefined || room.epoch !== request.epoch) return
    for (let ready = next(room); ready !== null && rooms.get(request.room) === room; ready = next(room)) {
      post({ retrying: ready.request })
      const outcome = room.document[ready.mode === 'recover' ? 'recover' : 'write'](ready.actor, ready.bytes)
      if (outcome.type === 'gapped') {
        room.held.hold({ ...ready, missing: outcome.missing })
        post({ retrying: null })
        continue
      }
      if (outcome.type === 'refused' && outcome.discarded) rooms.delete(request.room)
      post({ to: ready.request, final: false, reply: outcome })
    }
  }

  return { handle }
}

function edit(
  document: RoomDocument,
  { actor, edit: change }: Extract<WorkerRequest, { readonly type: 'edit' }>,
  means: Pick<WorkerRoomsOptions, 'clock' | 'randomBytes'>,
): WorkerReply {
  const emitted = document.edit(actor, (doc) => applyRelayEdit(doc, change, { actor, ...means }))
  return { type: 'integrated', emitted }
}

function next(room: OpenRoom): ReturnType<HeldWrites['takeReady']> {
  return room.held.takeReady(room.document.hasClock)
}

type ReadRequest = Exclude<RoomRequest, { type: 'open' | 'release' | 'write' | 'write-batch' | 'edit' | 'forget' }>

/** What a document says of itself. */
function read(document: RoomDocument, request: ReadRequest): WorkerReply {
  switch (request.type) {
    case 'state-vector':
      return { type: 'bytes', bytes: document.stateVector() }
    case 'answer':
      return answer(document, request.stateVector)
    case 'snapshot':
      return { type: 'bytes', bytes: document.snapshot() }
    case 'digest':
      return { type: 'verdict', verdict: compareDigests(request.digest, document.digest()) }
    case 'facts':
      return { type: 'facts', ...readBoardFacts(document.doc) }
    case 'pulses':
      return { type: 'pulses', pulses: pulsesIn(document.doc) }
    case 'votings':
      return { type: 'votings', votings: votingFactsIn(document.doc) }
    case 'rounds':
      return { type: 'rounds', rounds: roundFactsIn(document.doc) }
    case 'stages':
      return { type: 'stages', stages: walkIn(document.doc).map(({ at, name }) => ({ at, label: name })) }
    case 'inbox':
      return { type: 'inbox', inbox: inboxIn(document.doc)?.id ?? null }
    case 'private-notes':
      return { type: 'private-notes', notes: notesToReveal(document.doc, request.roundId) }
    case 'export':
      return { type: 'bytes', bytes: exportBoard(document.doc, request) }
  }
}

function answer(document: RoomDocument, stateVector: Uint8Array): WorkerReply {
  try {
    return { type: 'bytes', bytes: document.answer(stateVector) }
  } catch {
    // A state vector that cannot be read changes nothing here; its sender is told.
    return { type: 'refused', reason: 'broken', discarded: false }
  }
}

function fold({ snapshot, entries }: Extract<WorkerRequest, { readonly type: 'fold' }>): WorkerReply {
  const stored = snapshot === null ? null : decodeSnapshot(snapshot.bytes)
  if (snapshot !== null && stored === null) return { type: 'snapshot-unreadable' }
  const base = snapshot === null || stored === null ? null : { seq: snapshot.seq, bytes: stored.update }
  return { type: 'bytes', bytes: encodeStateAsUpdate(foldStored(base, entries)) }
}

/** Where an error came from, without its message: that may quote what people wrote. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a thrown value that is no error'
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' ')
}
