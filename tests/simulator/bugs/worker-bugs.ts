import { encodeUpdate } from '@samtavle/protocol'
import { encodeSnapshot, type WorkerMessage, type WorkerRequest } from '@samtavle/relay'
import { foldEntries } from '@samtavle/history'
import { decodeSnapshot } from '@samtavle/relay'
import { encodeStateAsUpdate } from 'yjs'
import { saidIn } from '../checks/holdings.ts'
import type { BugTools, PlantedBug } from './planted-bug.ts'

/** What can be wrong between the relay's main thread and the workers that hold its documents. */
export const workerBugs: readonly PlantedBug[] = [
  {
    name: 'broadcast-before-fsync',
    about: 'others are shown an update when it is integrated, not when it is durable',
    worker: (tools) => (ask, handle) => {
      const messages = handle(ask)
      for (const bytes of messages.map(emittedIn)) if (bytes !== null) showAtOnce(bytes, ask.request, tools)
      return messages
    },
  },
  {
    name: 'gapped-frame-acked',
    about: 'a frame that waits for something missing counts as integrated',
    worker: () => (ask, handle) =>
      handle(ask).map((message) =>
        'reply' in message && message.reply.type === 'held'
          ? { ...message, reply: { type: 'integrated', emitted: null } }
          : message,
      ),
  },
  {
    name: 'foreign-client-id-accepted',
    about: 'whoever writes may go on under any client id',
    worker: () => {
      const actors = new Map<number, string>()
      // The worker is told that the first writer of an id writes on, whoever it is.
      return (ask, handle) => handle({ ...ask, request: underFirstActor(ask.request, actors) })
    },
  },
  {
    name: 'restart-forgets-bindings',
    about: 'after a room was opened again nobody knows any more whose client ids are whose',
    worker: () => (ask, handle) => handle({ ...ask, request: withoutBindings(ask.request) }),
  },
  {
    name: 'burst-loses-last',
    about: 'of writes that come close together one is answered without being looked at',
    worker: (tools) => {
      let isBusy = false
      return (ask, handle) => {
        if (ask.request.type !== 'write' || ask.request.mode !== 'integrate') return handle(ask)
        if (isBusy && tools.chance.is(0.1))
          return [{ to: ask.id, final: true, reply: { type: 'integrated', emitted: null } }]
        isBusy = true
        tools.after(2, () => (isBusy = false))
        return handle(ask)
      }
    },
  },
]

function emittedIn(message: WorkerMessage): Uint8Array | null {
  return 'reply' in message && message.reply.type === 'integrated' ? message.reply.emitted : null
}

function showAtOnce(bytes: Uint8Array, request: WorkerRequest, { shout }: BugTools): void {
  if ('room' in request) shout(encodeUpdate(bytes), request.room, request.type === 'write' ? request.connection : null)
}

function underFirstActor(request: WorkerRequest, actors: Map<number, string>): WorkerRequest {
  if (request.type !== 'write') return request
  const clients = [...saidIn(request.bytes).ends.keys()]
  const known = clients.map((client) => actors.get(client)).find((actor) => actor !== undefined)
  const actor = known ?? request.actor
  for (const client of clients) if (!actors.has(client)) actors.set(client, actor)
  return { ...request, actor }
}

function withoutBindings(request: WorkerRequest): WorkerRequest {
  if (request.type !== 'open') return request
  const stored = request.snapshot === null ? null : decodeSnapshot(request.snapshot.bytes)
  const base =
    request.snapshot === null || stored === null ? undefined : { seq: request.snapshot.seq, bytes: stored.update }
  const seq = request.entries.at(-1)?.seq ?? base?.seq ?? 0
  const update = encodeStateAsUpdate(foldEntries(request.entries, base))
  return { ...request, snapshot: { seq, bytes: encodeSnapshot({ bindings: [], update }) }, entries: [] }
}
