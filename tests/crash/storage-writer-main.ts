import { systemClock } from '@samtavle/base'
import { openSqliteStore, type NewEntry, type Store } from '@samtavle/storage'
import { randomFrom, type Random } from './random.ts'

/**
 * Appends until it is killed, and prints one line for every batch it may call durable: `<batch> <room>:<seq> …`.
 * Run as `node storage-writer-main.ts <path> <seed> <when>`; with `too-early` it has the fault that the crash test must catch.
 */
const [path = '', seed = '', when = ''] = process.argv.slice(2)
const store = await openSqliteStore({ path, clock: systemClock })
const random = randomFrom(Number(seed))
if (!(await store.board('board'))) {
  await store.addBoard({ id: 'board', title: 'Crash', language: 'en', createdAt: systemClock.now() }, [])
}
print('ready')
await Promise.all([1, 2, 3].map((writer) => appendForever(store, `${seed}-${writer}`)))

async function appendForever(to: Store, writer: string): Promise<never> {
  for (let count = 1; ; count += 1) {
    const name = `${writer}-${count}`
    const batch = batchOf(name, random)
    if (when === 'too-early') print(`${name} ${batch.map((entry) => `${entry.room}:?`).join(' ')}`)
    const appended = await to.append(batch)
    if (!appended.ok) throw new Error(`The disk of this test does not fail, but: ${appended.error}`)
    if (when !== 'too-early') {
      print(`${name} ${batch.map((entry, index) => `${entry.room}:${appended.value[index]}`).join(' ')}`)
    }
  }
}

/** Entries that say which part of which batch they are, with padding from nothing to several pages. */
function batchOf(name: string, from: Random): readonly NewEntry[] {
  const size = 1 + from.below(4)
  return Array.from({ length: size }, (_, index) => ({
    room: from.pick(['board', 'board.process', 'board.private.anna']),
    at: systemClock.now(),
    actor: from.pick(['anna', 'bo', null]),
    role: 'contribute',
    generation: 0,
    bytes: new TextEncoder().encode(`${name} ${index + 1}/${size} ${'.'.repeat(from.pick([0, 20, 200, 9000]))}`),
  }))
}

/** A pipe is written to before this returns, so a line that was printed is read even when the process is killed. */
function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
