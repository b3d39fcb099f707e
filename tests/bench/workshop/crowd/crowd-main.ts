// A crowd, in a process of its own: people come to a board, stay, and are busy there when they are told to.
import { setPriority } from 'node:os'
import { measureJoining } from '../measures/joining.ts'
import { keepBusy } from './busy-people.ts'
import { parseCrowdMessage, type CrowdJob, type CrowdMessage } from './crowd-job.ts'

/** Each of them has a machine of their own; here all that they think is taken from who is measured, so it is theirs when nobody else wants it. */
const patience = 10

// Without the benchmark nobody wants the crowd.
process.once('disconnect', () => process.exit())
process.once('message', (message) => {
  const received = parseCrowdMessage(message)
  if (received.type !== 'come') throw new Error('The process of the crowd begins with people who come')
  gather(received.job).catch((error: unknown) =>
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  )
})

function tell(message: CrowdMessage): void {
  process.send?.(message)
}

async function gather({ relay, board, people, view }: CrowdJob): Promise<void> {
  const { figures, people: guests } = await measureJoining(relay, board, people)
  setPriority(patience)
  let stop: (() => number) | null = null
  process.on('message', (message) => {
    const { type } = parseCrowdMessage(message)
    if (type === 'be-busy') stop ??= keepBusy(guests, view)
    if (type !== 'rest' || stop === null) return
    tell({ type: 'rested', editsPerSecond: stop() })
    stop = null
  })
  tell({ type: 'came', figures })
}
