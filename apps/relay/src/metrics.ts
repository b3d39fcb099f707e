import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { createTally, type Tally } from './tally.ts'

/** What the relay counts. Labels name kinds of things, never a board, an actor or a word. */
export interface Metrics {
  readonly connections: Gauge
  readonly rooms: Gauge
  readonly frames: Tally<'type'>
  readonly refusedFrames: Tally<'reason'>
  readonly refusedWrites: Tally<'reason'>
  readonly closes: Tally<'code'>
  readonly digests: Tally<'verdict'>
  readonly durableMs: Histogram
  /** Has `/metrics` ask how many bytes wait for the receiver with the most. */
  watchQueues(mostQueuedBytes: () => number): void
  /** Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
}

/** From a memory write to a slow disk under load. */
const durableBucketsMs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** Makes the counters of one relay, all at zero. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  let mostQueuedBytes = (): number => 0
  const queuedMost: Gauge = new Gauge({
    name: 'samtavle_queued_bytes_most',
    help: 'Bytes that wait for the receiver with the most',
    registers,
    collect: () => queuedMost.set(mostQueuedBytes()),
  })
  return {
    connections: new Gauge({ name: 'samtavle_connections', help: 'Open sockets', registers }),
    rooms: new Gauge({ name: 'samtavle_rooms', help: 'Rooms held in memory', registers }),
    frames: createTally({
      name: 'samtavle_frames_total',
      help: 'Frames received by type',
      label: 'type',
      registry,
    }),
    refusedFrames: createTally({
      name: 'samtavle_refused_frames_total',
      help: 'Frames that the gate refused, by reason',
      label: 'reason',
      registry,
    }),
    refusedWrites: createTally({
      name: 'samtavle_refused_writes_total',
      help: 'Writes that a board worker refused, by reason',
      label: 'reason',
      registry,
    }),
    closes: createTally({
      name: 'samtavle_closes_total',
      help: 'Sockets closed by us, by code',
      label: 'code',
      registry,
    }),
    digests: createTally({
      name: 'samtavle_digests_total',
      help: 'Digests of clients at rest, by how they stood to ours',
      label: 'verdict',
      registry,
    }),
    durableMs: new Histogram({
      name: 'samtavle_durable_milliseconds',
      help: 'From an integrated write to its being durable',
      buckets: durableBucketsMs,
      registers,
    }),
    watchQueues(read) {
      mostQueuedBytes = read
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
