import { err, ok, type Clock, type Result } from '@samtavle/base'
import {
  encodeUpdate,
  type ActorFacts,
  type BoardFacts,
  type PulseFacts,
  type RoundFacts,
  type StageStartFacts,
  type VotingFacts,
} from '@samtavle/protocol'
import type { StoreFailure } from '@samtavle/storage'
import type { Log } from '../log.ts'
import type { ExportFormat, RelayEdit, RevealedNote, WorkerReply } from '../workers/messages.ts'
import type { Members } from './members.ts'
import type { RoomWork } from './room-work.ts'
import { generation } from './room-writes.ts'
import type { RoomTask } from './task-book.ts'

/** Why a room could not do what was asked: it cannot keep anything now, the board is gone, or the change itself failed. */
export type RoomFailure = 'room-unavailable' | 'board-gone' | 'edit-failed'

/** A room's state and the journal position it is the state of. */
export interface RoomReading<Value> {
  readonly seq: number
  readonly value: Value
}

/** What a board says of itself now. */
export interface RoomFacts {
  readonly title: string
  readonly language: string
  readonly items: number
}

/** What an export is, and what it says beside the document. */
export interface ExportFacts {
  readonly format: ExportFormat
  readonly hidesNames: boolean
  readonly board: BoardFacts
  readonly actors: readonly ActorFacts[]
  readonly inbox: string | null
}

/** What the relay itself asks of a room; every answer is of durable state. */
export interface RoomRequests {
  /** A change that the relay makes for an actor; ok once it is durable. */
  edit(author: EditAuthor, edit: RelayEdit): Promise<Result<number, RoomFailure>>
  facts(): Promise<Result<RoomReading<RoomFacts>, RoomFailure>>
  /** The pulses that were ever started, without their results. */
  pulses(): Promise<Result<RoomReading<readonly PulseFacts[]>, RoomFailure>>
  /** The votings and consent rounds there were, without what came of them. */
  votings(): Promise<Result<RoomReading<readonly VotingFacts[]>, RoomFailure>>
  /** The rounds of private writing there were, from the process document. */
  rounds(): Promise<Result<RoomReading<readonly RoundFacts[]>, RoomFailure>>
  /** The steps that the session went through, from the process document. */
  stages(): Promise<Result<RoomReading<readonly StageStartFacts[]>, RoomFailure>>
  /** The inbox that is open, from the process document; null while there is none. */
  inbox(): Promise<Result<RoomReading<string | null>, RoomFailure>>
  /** What somebody wrote in a round, from their private document. */
  privateNotes(roundId: string): Promise<Result<RoomReading<readonly RevealedNote[]>, RoomFailure>>
  /** The whole document as one update. */
  state(): Promise<Result<RoomReading<Uint8Array>, RoomFailure>>
  export(about: ExportFacts): Promise<Result<RoomReading<Uint8Array>, RoomFailure>>
}

/** In whose name the relay changes something; null where nobody is the author. */
export interface EditAuthor {
  readonly actor: string | null
  readonly role: string
}

export interface RoomRequestsOptions {
  readonly name: string
  readonly work: RoomWork
  readonly members: Members
  readonly clock: Clock
  readonly log: Log
}

/** The state vector of somebody who has nothing. */
const nothing = new Uint8Array([0])

/** Makes the relay's own way into a room. */
export function createRoomRequests({ name, work, members, clock, log }: RoomRequestsOptions): RoomRequests {
  function read<Value>(
    request: RoomTask['request'],
    parse: (reply: WorkerReply) => Value | null,
  ): Promise<Result<RoomReading<Value>, RoomFailure>> {
    return new Promise((resolve) => {
      const dropped = (): void => resolve(err('room-unavailable'))
      work.add({
        request,
        settle(reply) {
          const value = parse(reply)
          if (value === null) return dropped()
          work.push({ act: (seq) => resolve(ok({ seq, value })), dropped })
        },
        dropped,
      })
    })
  }

  function edit({ actor, role }: EditAuthor, change: RelayEdit): Promise<Result<number, RoomFailure>> {
    return new Promise((resolve) => {
      const fail = (failure: RoomFailure): void => resolve(err(failure))
      const keep = (emitted: Uint8Array | null): void => {
        const entry = emitted && { room: name, at: clock.now(), actor, role, generation, bytes: emitted }
        work.push({
          ...(entry === null ? {} : { entries: [entry] }),
          act(seq) {
            if (emitted !== null) members.broadcast(encodeUpdate(emitted), null)
            resolve(ok(seq))
          },
          dropped: (failure?: StoreFailure) => fail(failure === 'board-unknown' ? 'board-gone' : 'room-unavailable'),
        })
      }
      work.add({
        request: (epoch) => ({ type: 'edit', room: name, epoch, actor, edit: change }),
        settle(reply) {
          if (reply.type === 'integrated') return keep(reply.emitted)
          log.error(
            { reply: reply.type, where: 'where' in reply ? reply.where : undefined },
            'An edit of the relay failed',
          )
          fail('edit-failed')
        },
        dropped: () => fail('room-unavailable'),
      })
    })
  }

  return {
    edit,
    facts: () => read((epoch) => ({ type: 'facts', room: name, epoch }), factsOf),
    pulses: () => read((epoch) => ({ type: 'pulses', room: name, epoch }), pulsesOf),
    votings: () => read((epoch) => ({ type: 'votings', room: name, epoch }), votingsOf),
    rounds: () => read((epoch) => ({ type: 'rounds', room: name, epoch }), roundsOf),
    stages: () => read((epoch) => ({ type: 'stages', room: name, epoch }), stagesOf),
    async inbox() {
      const answered = await read((epoch) => ({ type: 'inbox', room: name, epoch }), inboxOf)
      return answered.ok ? ok({ seq: answered.value.seq, value: answered.value.value.inbox }) : answered
    },
    privateNotes: (roundId) => read((epoch) => ({ type: 'private-notes', roundId, room: name, epoch }), notesOf),
    state: () => read((epoch) => ({ type: 'answer', room: name, epoch, stateVector: nothing }), bytesOf),
    export: (about) =>
      read((epoch) => ({ type: 'export', room: name, epoch, ...about, exportedAt: clock.now() }), bytesOf),
  }
}

function factsOf(reply: WorkerReply): RoomFacts | null {
  return reply.type === 'facts' ? reply : null
}

function pulsesOf(reply: WorkerReply): readonly PulseFacts[] | null {
  return reply.type === 'pulses' ? reply.pulses : null
}

function votingsOf(reply: WorkerReply): readonly VotingFacts[] | null {
  return reply.type === 'votings' ? reply.votings : null
}

function roundsOf(reply: WorkerReply): readonly RoundFacts[] | null {
  return reply.type === 'rounds' ? reply.rounds : null
}

function stagesOf(reply: WorkerReply): readonly StageStartFacts[] | null {
  return reply.type === 'stages' ? reply.stages : null
}

function inboxOf(reply: WorkerReply): { readonly inbox: string | null } | null {
  return reply.type === 'inbox' ? reply : null
}

function notesOf(reply: WorkerReply): readonly RevealedNote[] | null {
  return reply.type === 'private-notes' ? reply.notes : null
}

function bytesOf(reply: WorkerReply): Uint8Array | null {
  return reply.type === 'bytes' ? reply.bytes : null
}
