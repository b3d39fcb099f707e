import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '@samtavle/base'
import { openSqliteStore, type NewEntry, type Store } from '@samtavle/storage'

/** How the journal fares alone, at several loads, and when a whole workshop is read: one table. */
export async function runStorageBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samtavle-bench-'))
  const store = await openSqliteStore({ path: join(folder, 'samtavle.db'), clock: systemClock })
  await store.addBoard({ id: 'board', title: 'Bench', language: 'en', createdAt: systemClock.now() }, [])
  const rows = [
    await sequential(store, 500),
    await atRate(store, 300, 4000),
    await atRate(store, 1500, 4000),
    await atRate(store, 6000, 4000),
    await atOnce(store, 20_000),
    await reading(store),
  ]
  await store.close()
  rmSync(folder, { recursive: true })
  console.table(rows)
}

interface Measured {
  readonly what: string
  readonly 'p50 ms': string
  readonly 'p99 ms': string
  readonly 'CPU µs each': string
}

async function sequential(store: Store, count: number): Promise<Measured> {
  return measure(`one append after the other, ${count}`, async (latenciesMs) => {
    for (let index = 0; index < count; index += 1) latenciesMs.push(await timed(() => store.append([entry(index)])))
  })
}

/** Calls that come whether or not the last one is answered, as people do. */
async function atRate(store: Store, perSecond: number, forMs: number): Promise<Measured> {
  return measure(`${perSecond} appends per second`, async (latenciesMs) => {
    const startedMs = performance.now()
    const calls: Promise<unknown>[] = []
    for (let passedMs = 0; passedMs < forMs; passedMs = performance.now() - startedMs) {
      while (calls.length < (passedMs * perSecond) / 1000) {
        calls.push(timed(() => store.append([entry(calls.length)])).then((ms) => latenciesMs.push(ms)))
      }
      await pause(1)
    }
    await Promise.all(calls)
  })
}

async function atOnce(store: Store, count: number): Promise<Measured> {
  return measure(`${count} appends at once`, async (latenciesMs) => {
    const calls = Array.from({ length: count }, (_, index) => timed(() => store.append([entry(index)])))
    latenciesMs.push(...(await Promise.all(calls)))
  })
}

async function reading(store: Store): Promise<Measured> {
  const head = await store.head('board')
  return measure(`reading and checking ${head?.seq ?? 0} entries`, async (latenciesMs) => {
    const wholeMs = await timed(() => store.read('board'))
    for (let index = 0; index < (head?.seq ?? 0); index += 1) latenciesMs.push(wholeMs / (head?.seq ?? 1))
  })
}

async function measure(what: string, work: (latenciesMs: number[]) => Promise<void>): Promise<Measured> {
  const latenciesMs: number[] = []
  const before = process.cpuUsage()
  await work(latenciesMs)
  const { user, system } = process.cpuUsage(before)
  const sorted = latenciesMs.toSorted((left, right) => left - right)
  return {
    what,
    'p50 ms': (sorted[Math.floor(sorted.length * 0.5)] ?? Number.NaN).toFixed(3),
    'p99 ms': (sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN).toFixed(3),
    'CPU µs each': ((user + system) / sorted.length).toFixed(1),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

/** A drag or a letter, as most entries are. */
function entry(index: number): NewEntry {
  const bytes = new Uint8Array(38).fill(index)
  return { room: 'board', at: systemClock.now(), actor: 'AbCdEfGhIjKlMnOp', role: 'contribute', generation: 0, bytes }
}
