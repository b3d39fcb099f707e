import { decodeFrame, encodeAck, encodeAwareness, type Frame } from '@samtavle/protocol'
import type { PlantedBug } from './planted-bug.ts'

/** What can be wrong between the relay and its clients, at either end. */
export const networkBugs: readonly PlantedBug[] = [
  {
    name: 'ack-on-arrival',
    about: 'a frame is acked when it arrives',
    connection(_tools, say, asksForAcks) {
      let writes = 0
      return {
        onReceive(bytes) {
          // Whoever did not ask would notice the frame itself, whatever it promises.
          if (!asksForAcks || !isWrite(typeOf(bytes))) return
          writes += 1
          say(encodeAck(writes))
        },
      }
    },
  },
  {
    name: 'update-dropped',
    about: 'one update in fifty is not passed on',
    connection: ({ chance }) => ({
      onSend: (bytes) => (typeOf(bytes) === 'update' && chance.is(1 / 50) ? [] : [bytes]),
    }),
  },
  {
    name: 'broadcast-out-of-order',
    about: 'an update is now and then overtaken by the next',
    connection: ({ chance, after }, say) => ({
      onSend(bytes) {
        if (typeOf(bytes) !== 'update' || !chance.is(0.1)) return [bytes]
        after(lateMs, () => say(bytes))
        return []
      },
    }),
  },
  {
    name: 'coalescing-keeps-first',
    about: 'of updates that leave in the same moment only the first reaches its receiver',
    connection({ after }) {
      let hasSent = false
      return {
        onSend(bytes) {
          if (typeOf(bytes) !== 'update') return [bytes]
          if (hasSent) return []
          hasSent = true
          after(0, () => (hasSent = false))
          return [bytes]
        },
      }
    },
  },
  {
    name: 'role-not-checked',
    about: 'whoever may read may write',
    access: (access) => ({ ...access, role: 'contribute' }),
  },
  {
    name: 'leading-not-checked',
    about: 'whoever may write on the board may lead the session',
    access: (access) => ({ ...access, role: access.role === 'contribute' ? 'facilitate' : access.role }),
  },
  {
    name: 'private-room-overheard',
    about: 'what somebody writes in private is shown on the board too',
    connection: ({ room, shout }) => ({
      onReceive(bytes) {
        const [board = room, kind] = room.split('.')
        if (kind === 'private' && typeOf(bytes) === 'update') shout(bytes, board, null)
      },
    }),
  },
  {
    name: 'presence-not-checked',
    about: 'presence is passed on in whosever name it comes',
    connection({ shout, room }) {
      const passedOn = new Set<string>()
      return {
        onReceive(bytes) {
          const frame = decodeFrame(bytes)
          const [entry] = frame.ok && frame.value.type === 'awareness' ? frame.value.entries : []
          // Stock clients repeat all they hear, so nothing may go round twice.
          if (entry === undefined || passedOn.has(entry.state)) return
          passedOn.add(entry.state)
          shout(encodeAwareness([entry]), room, null)
        },
      }
    },
  },
  {
    name: 'no-upload-after-reconnect',
    about: 'a client that comes back does not send what the relay lacks',
    clientSocket(socket, isFirst) {
      const { send } = socket
      if (!isFirst) socket.send = (bytes) => (typeOf(bytes) === 'sync-step-2' ? undefined : send(bytes))
      return socket
    },
  },
  {
    name: 'acks-lost',
    about: 'an ack that follows closely on another is not sent, and no later one says it again',
    connection({ chance }) {
      return { onSend: (bytes) => (typeOf(bytes) === 'ack' && chance.is(0.3) ? [] : [bytes]) }
    },
  },
]

/** Longer than the updates of one burst are apart. */
const lateMs = 70

function typeOf(bytes: Uint8Array): Frame['type'] | null {
  const frame = decodeFrame(bytes)
  return frame.ok ? frame.value.type : null
}

function isWrite(type: Frame['type'] | null): boolean {
  return type === 'update' || type === 'sync-step-2'
}
