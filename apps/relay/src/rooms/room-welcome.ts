import { closeCodes, encodeSyncStep1, encodeSyncStep2, encodeVerdict } from '@samtavle/protocol'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomConnection } from './members.ts'
import { createRefusal, frameRefused } from './refusal.ts'
import { createWholeAnswers, type WholeAnswersOptions } from './whole-answers.ts'

/** How a newcomer and a room learn what the other has; all of it is durable before it is told. */
export interface RoomWelcome {
  /** Tells a newcomer what the room has, so that it sends what the room lacks. */
  greet(connection: RoomConnection): void
  /** Sends a connection what it lacks. */
  answer(connection: RoomConnection, stateVector: Uint8Array): void
  /** Tells a connection how the digest of its replica stands to the room's. */
  judge(connection: RoomConnection, digest: Uint8Array): void
}

export interface RoomWelcomeOptions extends WholeAnswersOptions {
  readonly log: Log
  readonly metrics: Metrics
}

/** Makes the welcome of a room. */
export function createRoomWelcome(options: RoomWelcomeOptions): RoomWelcome {
  const { name, work, members } = options
  const refuse = createRefusal(options)
  const whole = createWholeAnswers(options)

  function whenDurable(connection: RoomConnection, act: () => void): void {
    work.push({
      act() {
        // What became durable before goes out before.
        members.tell()
        if (members.has(connection)) act()
      },
    })
  }

  return {
    greet(connection) {
      work.add({
        request: (epoch) => ({ type: 'state-vector', room: name, epoch }),
        settle(reply) {
          if (reply.type === 'bytes') whenDurable(connection, () => connection.deliver(encodeSyncStep1(reply.bytes)))
          else connection.close(closeCodes.busy, 'try again')
        },
      })
    },
    judge(connection, digest) {
      work.add({
        connection,
        request: (epoch) => ({ type: 'digest', room: name, epoch, digest }),
        settle(reply) {
          // What comes of an edit on its way is only that the two are apart.
          const verdict = reply.type === 'verdict' ? reply.verdict : 'apart'
          options.metrics.digests.inc({ verdict })
          if (verdict === 'forked') options.log.error({}, 'A client shows something else than the relay')
          whenDurable(connection, () => connection.deliver(encodeVerdict(verdict)))
        },
      })
    },
    answer(connection, stateVector) {
      if (isNothing(stateVector)) return whole.ask(connection)
      work.add({
        connection,
        request: (epoch) => ({ type: 'answer', room: name, epoch, stateVector }),
        settle(reply) {
          if (reply.type === 'bytes') {
            whenDurable(connection, () => connection.deliverAnswer(encodeSyncStep2(reply.bytes)))
          } else refuse(connection, 'state-vector', frameRefused)
        },
      })
    },
  }
}

/** The state vector of somebody who has nothing. */
function isNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}
