// Loaded into every server under test before its own code (`node --import`), and into its workers: on SIGUSR2 all
// threads collect their garbage and say what is left, so that memory figures compare what is held and not when a
// collector last ran or gave pages back.
import { renameSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'
import { memoryFile } from './memory-file.ts'

setFlagsFromString('--expose-gc')
const collect = asCollector(runInNewContext('gc'))
const workersAnswerWithinMs = 1000

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

if (isMainThread) {
  let ofWorkers = 0
  channel.onmessage = (event: unknown) => {
    const answer = typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined
    if (typeof answer === 'number') ofWorkers += answer
  }
  process.on('SIGUSR2', () => {
    ofWorkers = 0
    channel.postMessage('collect')
    void pause(workersAnswerWithinMs).then(() => {
      const file = memoryFile(process.pid)
      writeFileSync(`${file}.part`, String(liveBytes() + ofWorkers))
      renameSync(`${file}.part`, file)
    })
  })
} else {
  channel.onmessage = (event: unknown) => {
    const asked = typeof event === 'object' && event !== null && 'data' in event && event.data === 'collect'
    if (asked) channel.postMessage(liveBytes())
  }
}
