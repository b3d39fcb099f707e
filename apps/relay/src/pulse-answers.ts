import type { PulseAnswers } from '@samtavle/protocol'
import type { AnswerRecord, Store } from '@samtavle/storage'
import { createHmac } from 'node:crypto'
import type { Log } from './log.ts'
import type { Rooms } from './rooms/rooms.ts'
import type { ConfidedAnswer } from './workers/messages.ts'

/**
 * The key an answer is kept under. Only who holds the token can make it again to change their answer; the relay keeps another
 * hash of the token, so that nobody who reads the store can tell whose answer it is.
 */
export function keyOfAnswer(token: string, pulseId: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', token).update(`pulse ${pulseId}`).digest())
}

/** Answers as the store keeps them. */
export function encodeAnswers(answers: PulseAnswers): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(answers))
}

/** Reads what `encodeAnswers` wrote. */
export function decodeAnswers(bytes: Uint8Array): PulseAnswers {
  return JSON.parse(new TextDecoder().decode(bytes)) as PulseAnswers
}

/** Stored answers with nothing left of them but the sector and what was said. */
export function readConfided(answers: readonly AnswerRecord[]): readonly ConfidedAnswer[] {
  return answers.map(({ sector, bytes }) => ({ sector, answers: decodeAnswers(bytes) }))
}

/** What forgetting needs. */
export interface ForgettingOptions {
  readonly store: Store
  readonly rooms: Rooms
  readonly log: Log
}

/** Forgets the answers of pulses and the ballots of votings that are closed: a relay that stopped between counting and forgetting does it when it starts. */
export async function forgetClosedRounds({ store, rooms, log }: ForgettingOptions): Promise<void> {
  try {
    for (const round of await store.answeredRounds()) {
      const room = rooms.open(round.boardId)
      const readings = room === null ? [] : [await room.pulses(), await room.votings()]
      const known = readings.flatMap((reading) => (reading.ok ? [...reading.value.value] : []))
      const found = known.find(({ id }) => id === round.roundId)
      if (found !== undefined && found.closedAt !== null) await store.forgetAnswers(round)
    }
  } catch (error) {
    log.error({ err: error }, 'The answers of closed pulses and votings could not be forgotten')
  }
}
