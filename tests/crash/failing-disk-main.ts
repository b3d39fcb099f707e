import { rmSync, writeFileSync } from 'node:fs'
import { systemClock } from '@samtavle/base'
import { openSqliteStore, type Store } from '@samtavle/storage'

/**
 * A session on a store whose disk fails in the middle: `node failing-disk-main.ts <path> <order>`, with `FAILING_DISK`
 * naming the file of orders. Prints as JSON what every append answered and what was kept.
 */
const [path = '', order = ''] = process.argv.slice(2)
const orders = process.env['FAILING_DISK'] ?? ''

rmSync(orders, { force: true })
const store = await openSqliteStore({ path, clock: systemClock })
if (!(await store.board('board'))) {
  await store.addBoard({ id: 'board', title: 'Disk', language: 'en', createdAt: systemClock.now() }, [])
}
const before = await append(store, 'before')
writeFileSync(orders, order)
const during = await append(store, 'during')
const readDuring = (await store.read('board')).length
rmSync(orders)
const after = await append(store, 'after')
const checkAfter = await store.check()
const kept = (await store.read('board')).map((entry) => new TextDecoder().decode(entry.bytes))
const damaged = await store.verify('board')
await store.close()
process.stdout.write(JSON.stringify({ before, during, readDuring, after, checkAfter, kept, damaged }))

async function append(to: Store, words: string): Promise<string> {
  const bytes = new TextEncoder().encode(words)
  const entry = { room: 'board', at: systemClock.now(), actor: null, role: 'contribute', generation: 0, bytes }
  const appended = await to.append([entry])
  return appended.ok ? 'ok' : appended.error
}
