// Loaded into every server under test before its own code (`node --import`), and into its workers: on SIGUSR2 all
// threads collect their garbage, so that memory figures compare what is held and not when a collector last ran.
import { BroadcastChannel, isMainThread } from 'node:worker_threads'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const found: unknown = runInNewContext('gc')
const collect = (): void => {
  if (typeof found === 'function') found()
}

const channel = new BroadcastChannel('samtavle-bench-collect-garbage')
channel.onmessage = collect
channel.unref()

if (isMainThread) {
  process.on('SIGUSR2', () => {
    channel.postMessage('now')
    collect()
  })
}
