import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseLoadMessage, type LoadJob, type LoadMessage, type LoadResult } from './load-job.ts'

const loadEntry = fileURLToPath(new URL('load-main.ts', import.meta.url))

/** Runs a load in its own process and tells when the part that counts begins and when it has ended. */
export function runLoad(job: LoadJob, moments: { begins(): void; ended(): void }): Promise<LoadResult> {
  const child = fork(loadEntry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const tell = (message: LoadMessage): boolean => child.send(message)
  return new Promise<LoadResult>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`The load process ended with ${code}`)))
    child.on('message', (raw) => {
      const message = parseLoadMessage(raw)
      if (message.type === 'warm') {
        moments.begins()
        tell({ type: 'go' })
      } else if (message.type === 'done') {
        moments.ended()
        resolve(message.result)
      } else if (message.type === 'failed') {
        reject(new Error(message.reason))
      }
    })
    tell({ type: 'job', job })
  }).finally(() => child.kill('SIGKILL'))
}
