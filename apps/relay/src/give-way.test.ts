import { execFileSync } from 'node:child_process'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'

const giveWay = new URL('./give-way.ts', import.meta.url).href

const worker = `
  import { parentPort } from 'node:worker_threads'
  import { giveWay } from '${giveWay}'
  giveWay(13)
  parentPort.postMessage('done')
`

/** Tells the threads of a process that has let its helpers give way, by name, and how much each does; a worker of it says 13. */
const program = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { getPriority } from 'node:os'
  import { Worker } from 'node:worker_threads'
  import { letHelpersGiveWay } from '${giveWay}'
  letHelpersGiveWay()
  new Worker(new URL('data:text/javascript,${encodeURIComponent(worker).replaceAll("'", '%27')}')).once('message', () => {
    const nameOf = (id) => id === String(process.pid) ? 'main' : readFileSync('/proc/self/task/' + id + '/comm', 'utf8').trim()
    console.log(JSON.stringify(readdirSync('/proc/self/task').map((id) => [nameOf(id), getPriority(Number(id))])))
    process.exit()
  })
`

test.runIf(process.platform === 'linux')('helper threads of Node give way, and of the others one that says so', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  const threads = JSON.parse(output) as [name: string, niceness: number][]
  const own = getPriority(0)
  const helpers = threads.filter(([name]) => name === 'V8Worker')
  expect(helpers.length).toBeGreaterThan(0)
  expect(helpers.every(([, niceness]) => niceness === Math.max(own, 10))).toBe(true)
  const others = threads.filter((thread) => !helpers.includes(thread)).map(([, niceness]) => niceness)
  expect(new Set(others)).toEqual(new Set([own, Math.max(own, 13)]))
})
