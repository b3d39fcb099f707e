import { setTimeout as pause } from 'node:timers/promises'
import { createDrag } from '../load/drag-updates.ts'
import { createSeededRandom } from '../seeded-random.ts'
import type { BenchBoard } from '../servers/server.ts'
import { takeSeat, type Participant } from '../wire/seat.ts'
import { createClockCount, type ClockCount } from './clock-count.ts'

/** People who drag on one board until they are told to stop, and one who watches them. */
export interface UpdateStream {
  /** What the watcher has seen of everyone. */
  readonly seen: ClockCount
  /** The longest that an edit due in this span of time took to be seen; an edit never seen counts until now. */
  longestMs(from: number, to: number): number
  stop(): Promise<void>
}

const longestSeconds = 60

interface Edit {
  readonly dueAt: number
  seenAt: number
}

/** Lets them begin; their turns are spread evenly. */
export async function streamUpdates(
  board: BenchBoard,
  load: { readonly writers: number; readonly hz: number; readonly seed: number },
): Promise<UpdateStream> {
  const random = createSeededRandom(load.seed)
  const drags = Array.from({ length: load.writers }, () => createDrag(random, load.hz * longestSeconds))
  const edits = new Map<number, Edit[]>(drags.map(({ clientId }) => [clientId, []]))
  const [watcherSeat, ...seats] = await board.seats(load.writers + 1)
  if (watcherSeat === undefined) throw new Error('A board without a seat')
  const seen = createClockCount()
  const watcher = await takeSeat(watcherSeat, (update) => {
    seen.add(update)
    const now = performance.now()
    for (const [client, list] of edits) {
      for (let at = Math.min(seen.of(client), list.length) - 1; at >= 0; at -= 1) {
        const edit = list[at]
        if (edit === undefined || edit.seenAt !== Infinity) break
        edit.seenAt = now
      }
    }
  })
  const people = await Promise.all(seats.map((seat) => takeSeat(seat, () => undefined)))
  let running = true

  async function sendAll(): Promise<void> {
    const startedAt = performance.now()
    const periodMs = 1000 / load.hz / load.writers
    for (let turn = 0; running && turn < load.writers * load.hz * longestSeconds;) {
      while (startedAt + turn * periodMs <= performance.now()) {
        sendOne(people, turn, startedAt + turn * periodMs)
        turn += 1
      }
      await pause(1)
    }
  }

  function sendOne(all: readonly Participant[], turn: number, dueAt: number): void {
    const writer = turn % load.writers
    const drag = drags[writer]
    const update = drag?.updates[Math.floor(turn / load.writers)]
    if (drag === undefined || update === undefined) return
    edits.get(drag.clientId)?.push({ dueAt, seenAt: Infinity })
    all[writer]?.sendUpdate(update)
  }

  const sending = sendAll()
  return {
    seen,
    longestMs(from, to) {
      const now = performance.now()
      const due = [...edits.values()].flat().filter(({ dueAt }) => dueAt >= from && dueAt <= to)
      return Math.max(0, ...due.map(({ dueAt, seenAt }) => Math.min(seenAt, now) - dueAt))
    },
    async stop() {
      running = false
      await sending
      for (const participant of [watcher, ...people]) participant.leave()
    },
  }
}
