// The load, in a process of its own: sits people down at a board, lets some of them drag, and counts what arrives.
import { setTimeout as pause } from 'node:timers/promises'
import { createSeededRandom } from '../seeded-random.ts'
import { updateMessage } from '../wire/dialect.ts'
import { visitDeliveredClocks } from '../wire/delivered-clocks.ts'
import { takeSeat, type Participant } from '../wire/seat.ts'
import { toWire } from '../wire/socket.ts'
import { createDrag, type Drag } from './drag-updates.ts'
import { createLatencies } from './latencies.ts'
import { parseLoadMessage, type LoadJob, type LoadMessage, type LoadResult } from './load-job.ts'

/** Nothing new for this long after the last position was sent, and what has not come is missing. */
const drainMs = 4000

// Without the benchmark nobody wants the load.
process.once('disconnect', () => process.exit())
process.once('message', (message) => {
  const received = parseLoadMessage(message)
  if (received.type !== 'job') throw new Error('The load process begins with a job')
  runJob(received.job).then(
    (result) => tell({ type: 'done', result }),
    (error: unknown) => tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  )
})

function tell(message: LoadMessage): void {
  process.send?.(message)
}

async function runJob(job: LoadJob): Promise<LoadResult> {
  const random = createSeededRandom(job.seed)
  const positions = (job.warmSeconds + job.seconds) * job.hz
  const drags = Array.from({ length: job.draggers }, () => createDrag(random, positions))
  const tally = createTally(job, drags, positions)
  const people: Participant[] = []
  for (const [person, seat] of job.seats.entries()) {
    people.push(await takeSeat(seat, (update) => tally.receive(person, update)))
  }
  const wires = drags.map(({ updates }, dragger) => updates.map((update) => wireOf(job, dragger, update)))
  const phases = drags.map(() => random())

  const stream = async (from: number, to: number): Promise<void> => {
    const plan = planOf({ phases, from, to, hz: job.hz })
    await sendOnTime(plan, (dragger, position, dueAt) => {
      tally.due(dragger, position, dueAt)
      const wire = wires[dragger]?.[position]
      if (wire !== undefined) people[dragger]?.sendWire(wire)
    })
    await tally.drained(to)
  }

  const warm = job.warmSeconds * job.hz
  await stream(0, warm)
  await parentReadsCpu()
  tally.start()
  const ownBefore = process.cpuUsage()
  const startedAt = performance.now()
  await stream(warm, positions)
  const own = process.cpuUsage(ownBefore)
  const ownCores = (own.user + own.system) / 1000 / (performance.now() - startedAt)
  for (const participant of people) participant.leave()
  return tally.result(warm, ownCores)
}

function parentReadsCpu(): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    process.once('message', () => resolve())
  })
  tell({ type: 'warm' })
  return gone
}

function wireOf(job: LoadJob, dragger: number, update: Uint8Array): Uint8Array {
  const seat = job.seats[dragger]
  if (seat === undefined) throw new Error('Somebody drags without a seat')
  return toWire(updateMessage(seat.dialect, seat.room, update))
}

interface Due {
  readonly atMs: number
  readonly dragger: number
  readonly position: number
}

/** Everyone in their own phase, so that positions come spread over time as from people. */
function planOf(drag: { phases: readonly number[]; from: number; to: number; hz: number }): Due[] {
  const periodMs = 1000 / drag.hz
  const plan = drag.phases.flatMap((phase, dragger) =>
    Array.from({ length: drag.to - drag.from }, (_, step) => ({
      atMs: (step + phase) * periodMs,
      dragger,
      position: drag.from + step,
    })),
  )
  return plan.sort((a, b) => a.atMs - b.atMs)
}

/** An open loop: a position is due when it is due, however far behind the server or we may be. */
async function sendOnTime(
  plan: readonly Due[],
  send: (dragger: number, position: number, dueAt: number) => void,
): Promise<void> {
  const startedAt = performance.now()
  let next = 0
  while (next < plan.length) {
    const elapsedMs = performance.now() - startedAt
    for (let due = plan[next]; due !== undefined && due.atMs <= elapsedMs; due = plan[next]) {
      send(due.dragger, due.position, startedAt + due.atMs)
      next += 1
    }
    await pause(1)
  }
}

interface Tally {
  due(dragger: number, position: number, at: number): void
  receive(person: number, update: Uint8Array): void
  start(): void
  /** Resolves when every position before this one has reached everybody, or nothing has come for a while. */
  drained(to: number): Promise<void>
  result(from: number, ownCores: number): LoadResult
}

function createTally(job: LoadJob, drags: readonly Drag[], positions: number): Tally {
  const draggerOfClient = new Map(drags.map(({ clientId }, dragger) => [clientId, dragger]))
  const dueAt = new Float64Array(drags.length * positions)
  const seen = new Uint8Array(job.seats.length * drags.length * positions)
  const receiversOfEach = job.seats.length - 1
  let latencies = createLatencies()
  let [allDelivered, delivered, frames] = [0, 0, 0]
  let [firstDueAt, lastAt] = [0, 0]

  function deliver(person: number, dragger: number, position: number): void {
    const place = (person * drags.length + dragger) * positions + position
    if (person === dragger || seen[place] === 1) return
    seen[place] = 1
    delivered += 1
    allDelivered += 1
    latencies.add(lastAt - (dueAt[dragger * positions + position] ?? 0))
  }

  return {
    due(dragger, position, at) {
      if (firstDueAt === 0) firstDueAt = at
      dueAt[dragger * positions + position] = at
    },
    receive(person, update) {
      lastAt = performance.now()
      frames += 1
      visitDeliveredClocks(update, (client, clock, length) => {
        const dragger = draggerOfClient.get(client)
        if (dragger === undefined) return
        for (let position = clock; position < clock + length; position += 1) deliver(person, dragger, position)
      })
    },
    start() {
      latencies = createLatencies()
      delivered = 0
      frames = 0
      firstDueAt = 0
    },
    async drained(to) {
      const expected = to * drags.length * receiversOfEach
      const endedAt = performance.now()
      while (allDelivered < expected && performance.now() - Math.max(lastAt, endedAt) < drainMs) await pause(5)
    },
    result(from, ownCores) {
      const expected = (positions - from) * drags.length * receiversOfEach
      return {
        delivered,
        missing: expected - delivered,
        deliveriesPerSecond: delivered / ((lastAt - firstDueAt) / 1000),
        frames,
        p50Ms: latencies.quantile(0.5),
        p99Ms: latencies.quantile(0.99),
        maxMs: latencies.quantile(1),
        ownCores,
      }
    },
  }
}
