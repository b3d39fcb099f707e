import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { cpuSeconds } from '../../relay/cost/process-cost.ts'
import type { JoiningFigures } from '../measures/joining.ts'
import { parseCrowdMessage, type CrowdJob, type CrowdMessage } from './crowd-job.ts'

const crowdEntry = fileURLToPath(new URL('crowd-main.ts', import.meta.url))

/** People around a board, in a process of their own. */
export interface Crowd {
  /** How they came. */
  readonly figures: JoiningFigures
  /** They point and edit until they are told to rest. */
  beBusy(): void
  /** They only look on; tells how many edits a second they made. */
  rest(): Promise<number>
  /** CPU seconds that they have used. */
  cpuSeconds(): number
  leave(): void
}

/** Has people come; fails when their process does. */
export async function gatherCrowd(job: CrowdJob): Promise<Crowd> {
  const child = fork(crowdEntry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const say = (message: CrowdMessage): boolean => child.send(message)
  const ask = (message: CrowdMessage): Promise<CrowdMessage> =>
    new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`The process of the crowd ended with ${code}`)))
      child.once('message', (raw) => resolve(parseCrowdMessage(raw)))
      say(message)
    })
  const leave = (): void => void child.kill('SIGKILL')
  const came = await ask({ type: 'come', job })
  if (came.type !== 'came') {
    leave()
    throw new Error(came.type === 'failed' ? came.reason : `The crowd said «${came.type}» when it came`)
  }
  return {
    figures: came.figures,
    beBusy: () => void say({ type: 'be-busy' }),
    async rest() {
      const rested = await ask({ type: 'rest' })
      if (rested.type !== 'rested') throw new Error(`The crowd said «${rested.type}» when it rested`)
      return rested.editsPerSecond
    },
    cpuSeconds: () => cpuSeconds(child.pid ?? Number.NaN),
    leave,
  }
}
