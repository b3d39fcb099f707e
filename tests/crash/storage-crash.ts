import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '@samtavle/base'
import { openSqliteStore, type Store } from '@samtavle/storage'
import { randomFrom } from './random.ts'

/** A batch that the writer called durable: its name and the places of its entries, as far as it said them. */
export interface Ack {
  readonly batch: string
  readonly places: readonly string[]
}

/** When the writer calls a batch durable: once it is, or before, which is the fault that must be caught. */
export type AckWhen = 'once-durable' | 'too-early'

/** Lets a writer append to a store and kills it with SIGKILL at a moment that the seed decides; what it had called durable. */
export async function writeUntilKilled(path: string, seed: number, when: AckWhen): Promise<readonly Ack[]> {
  const random = randomFrom(seed)
  const killAfterLines = random.below(60)
  const delayMs = random.below(8)
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'storage-writer-main.ts'), path, `${seed}`, when], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(writer, 'close')
  const lines: string[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    if (lines.push(line) === killAfterLines + 1) void pause(delayMs).then(() => writer.kill('SIGKILL'))
  }
  await gone
  if (writer.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself with ${writer.exitCode}`)
  return lines.filter((line) => line !== 'ready').map(parseAck)
}

/** Opens the store as a restart would, and says in one sentence each what is not as it was promised. */
export async function faultsAfter(path: string, acks: readonly Ack[]): Promise<readonly string[]> {
  const store = await openSqliteStore({ path, clock: systemClock })
  const kept = await keptIn(store)
  const damaged = await Promise.all(
    (await store.rooms('board')).map(async (room) => [room, await store.verify(room)] as const),
  )
  const written = await store.check()
  await store.close()
  return [
    ...acks.flatMap((ack) => lossesOf(ack, kept)),
    ...[...kept.values()].filter(isTorn).map((batch) => `batch ${batch.name} was kept in part`),
    ...damaged
      .filter(([, seqs]) => seqs.length > 0)
      .map(([room, seqs]) => `the chain of ${room} breaks at ${seqs.join(', ')}`),
    ...(written.ok ? [] : [`the store cannot be written to: ${written.error}`]),
  ]
}

interface KeptBatch {
  readonly name: string
  readonly size: number
  readonly places: readonly string[]
}

async function keptIn(store: Store): Promise<ReadonlyMap<string, KeptBatch>> {
  const batches = new Map<string, KeptBatch>()
  for (const room of await store.rooms('board')) {
    for (const entry of await store.read(room)) {
      const [name = '', part = ''] = new TextDecoder().decode(entry.bytes).split(' ')
      const places = [...(batches.get(name)?.places ?? []), `${room}:${entry.seq}`]
      batches.set(name, { name, size: Number(part.split('/')[1]), places })
    }
  }
  return batches
}

function lossesOf(ack: Ack, kept: ReadonlyMap<string, KeptBatch>): readonly string[] {
  const batch = kept.get(ack.batch)
  if (!batch) return [`batch ${ack.batch} was called durable and is lost`]
  const missing = ack.places.filter((place) => !place.endsWith('?') && !batch.places.includes(place))
  return missing.map((place) => `batch ${ack.batch} was called durable at ${place} and is not there`)
}

function isTorn(batch: KeptBatch): boolean {
  return batch.places.length !== batch.size
}

function parseAck(line: string): Ack {
  const [batch = '', ...places] = line.split(' ')
  return { batch, places }
}
