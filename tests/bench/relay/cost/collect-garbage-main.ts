// Loaded into every server under test before its own code (`node --import`), and into its workers: on SIGUSR2 all
// threads collect their garbage and say what is left, so that memory figures compare what is held and not when a
// collector last ran or gave pages back.
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'
import { memoryFile } from './memory-file.ts'

setFlagsFromString('--expose-gc')
const collect = asCollector(runInNewContext('gc'))

function liveBytes(): number {
  // Twice: what the first pass lets go of may have held buffers.
  for (let pass = 0; pass < 2; pass += 1) collect()
  // `external` includes what array buffers hold.
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function asCollector(found: unknown): () => void {
  if (typeof found !== 'function') throw new Error('V8 offers no collector to call')
  return found as () => void
}

const channel = new BroadcastChannel('samtavle-bench-memory')
channel.unref()

function wordOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined
}

function answerOverall(): void {
  let workers = 0
  let waitingFor = 0
  let bytes = 0
  channel.onmessage = (event: unknown) => {
    const word = wordOf(event)
    if (word === 'here') workers += 1
    if (typeof word !== 'number') return
    bytes += word
    waitingFor -= 1
    if (waitingFor === 0) write()
  }
  function write(): void {
    const file = memoryFile(process.pid)
    writeFileSync(`${file}.part`, String(bytes + liveBytes()))
    renameSync(`${file}.part`, file)
  }
  process.on('SIGUSR2', () => {
    bytes = 0
    waitingFor = workers
    channel.postMessage('collect')
    if (workers === 0) write()
  })
}

function answerForWorker(): void {
  channel.onmessage = (event: unknown) => {
    if (wordOf(event) === 'collect') channel.postMessage(liveBytes())
  }
  channel.postMessage('here')
}

if (isMainThread) answerOverall()
else answerForWorker()
