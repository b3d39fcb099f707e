import { createWatchable, type Clock } from '@samtavle/base'
import {
  createEdits,
  createUndo,
  readBoard,
  startBoard,
  type ActorId,
  usualDiet,
  type DietTool,
  type ItemId,
  type Mark,
  type Peer,
} from '@samtavle/board'
import type { Keeping } from '@samtavle/protocol'
import * as Y from 'yjs'
import type { BoardSession, Connection, Participant, PresencePart, SaveState } from '../../sync/session.ts'

/** Time that moves only when a test says so; what was planned for then happens on the way. */
export interface TestClock extends Clock {
  advance(ms: number): void
}

/** Starts at a fixed moment. */
export function createTestClock(): TestClock {
  let now = 1_000_000
  let planned: readonly { readonly at: number; readonly callback: () => void }[] = []
  return {
    now: () => now,
    after(delayMs, callback) {
      const plan = { at: now + delayMs, callback }
      planned = [...planned, plan]
      return () => void (planned = planned.filter((other) => other !== plan))
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const next = planned.toSorted((a, b) => a.at - b.at).at(0)
        if (next === undefined || next.at > until) break
        planned = planned.filter((plan) => plan !== next)
        now = next.at
        next.callback()
      }
      now = until
    },
  }
}

/** A session on a real document without a server; what it presents is kept for the test to read. */
export interface LocalSession extends BoardSession {
  readonly doc: Y.Doc
  readonly presented: PresencePart[]
  /** Counts of updates the document made. */
  readonly updates: () => number
}

/** Opens a started board for one person. */
export function createLocalSession(clock: Clock, name = 'anna'): LocalSession {
  const doc = new Y.Doc()
  const actor = `actor-${name}` as ActorId
  const board = readBoard(doc)
  let seed = name.length * 7919
  const randomBytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) >>> 16)
  const edits = createEdits({ doc, board, actor, clock, randomBytes })
  startBoard(doc, { title: 'A test', language: 'en' })
  const presented: PresencePart[] = []
  const me: Participant = { actorId: actor, name, sector: 'citizens' }
  let updates = 0
  doc.on('update', () => (updates += 1))
  return {
    doc,
    presented,
    updates: () => updates,
    boardId: 'board-1',
    me: { id: actor, name, sector: 'citizens', role: 'facilitate' },
    board,
    edits,
    undo: createUndo({ doc, edits, actor, clock }),
    save: createWatchable<SaveState>({ state: 'saved' }),
    connection: createWatchable<Connection>({ state: 'open' }),
    keeping: createWatchable<Keeping>('keeps'),
    forks: createWatchable([]),
    forgetForks: () => Promise.resolve(),
    stranded: createWatchable(null),
    ready: createWatchable(true),
    peers: createWatchable<readonly Peer[]>([]),
    participants: createWatchable<readonly Participant[]>([me]),
    facilitators: createWatchable<ReadonlySet<string>>(new Set()),
    veiled: createWatchable(false),
    covered: createWatchable<ReadonlyMap<ItemId, Mark>>(new Map()),
    inbox: createWatchable<string | null>(null),
    diet: createWatchable<readonly DietTool[]>(usualDiet),
    actor: (id) => (id === actor ? me : undefined),
    watchActors: () => () => undefined,
    present: (part) => void presented.push(part),
    keepBack: () => undefined,
    letIn: () => undefined,
    openSideRoom: () => Promise.reject(new Error('There is no relay here')),
    close: () => doc.destroy(),
  }
}

/** Brings two sessions to the same state, as a network that lost nothing would. */
export function syncSessions(a: LocalSession, b: LocalSession): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'remote')
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'remote')
}
