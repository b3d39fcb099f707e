import { encodeSyncStep1, encodeSyncStep2, limits } from '@samtavle/protocol'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import type { Room } from '../rooms/room.ts'
import { openConnection } from './connection.ts'
import { createGates } from './gates.ts'
import { createQuestionLine } from './question-line.ts'

const nothing = new Uint8Array([0])
const board = { id: 'board-0123456789', title: 'A', language: 'en', createdAt: 1 }
const access = {
  board,
  actorId: 'anna',
  role: 'contribute',
  linkId: 'link-0123456789',
  hideNames: false,
  expiresAt: Number.MAX_SAFE_INTEGER,
} as const

/** A socket that only remembers what it was sent. */
function rememberingSocket() {
  const sent: unknown[] = []
  const socket = Object.assign(new EventEmitter(), {
    bufferedAmount: 0,
    send: (frame: unknown) => sent.push(frame),
    close: () => undefined,
    terminate: () => undefined,
    ping: () => undefined,
  })
  return { sent, socket }
}

/** A room that answers in the moment it is asked, as one that lies ready on disk does, or only when told to. */
function answeringRoom(isReady: () => boolean) {
  const waiting: (() => void)[] = []
  const room: Pick<Room, 'join' | 'leave' | 'answer'> = {
    join: () => undefined,
    leave: () => undefined,
    answer(connection) {
      const deliver = (): void => connection.deliverAnswer(encodeSyncStep2(new Uint8Array([0, 0])))
      if (isReady()) deliver()
      else waiting.push(deliver)
    },
  }
  return { room: room as Room, waiting }
}

test('an answer at once gives up its place in the line of questions as a later one does', () => {
  const clock = createManualClock()
  let isReady = true
  const { room, waiting } = answeringRoom(() => isReady)
  const questions = createQuestionLine({ questionsInWork: 1, questionsWaiting: 1 })
  const gates = createGates(limits).shared
  const metrics = createMetrics()
  const open = () => {
    const { socket, sent } = rememberingSocket()
    openConnection({
      id: 1,
      socket: socket as unknown as WebSocket,
      access,
      room,
      roomName: { kind: 'shared', boardId: board.id },
      wantsAcks: true,
      clock,
      metrics,
      limits,
      gates,
      questions,
      onClosed: () => undefined,
    })
    return { sent, ask: () => socket.emit('message', Buffer.from(encodeSyncStep1(nothing)), true) }
  }
  const people = [open(), open(), open()]
  // Each gets an answer though only one question may be in work at a time.
  for (const { ask } of people) ask()
  expect(people.map(({ sent }) => sent.length)).toEqual([1, 1, 1])
  // One that waits holds the place, and the next one has it when the answer is out.
  isReady = false
  const [first, second] = people
  first?.ask()
  second?.ask()
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  expect(waiting).toHaveLength(2)
  waiting[1]?.()
  expect(people.map(({ sent }) => sent.length)).toEqual([2, 2, 1])
})
