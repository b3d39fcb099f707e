import type { Clock } from '@samtavle/base'
import type { Questions, Written } from './messages.ts'
import type { WriteName } from './sqlite-store.ts'

/** Puts a write to the worker, after everything that was asked before. */
export type AskToWrite = <Name extends WriteName>(
  name: Name,
  input: Questions[Name]['input'],
) => Promise<Questions[Name]['output']>

/** Erases a board in many short transactions: whoever else writes gets their turn between two of them. */
export async function eraseInSteps(
  write: AskToWrite,
  boardId: string,
  cutLog: () => Promise<Written>,
): Promise<Written> {
  const begun = await write('beginErasure', boardId)
  if (!begun.ok) return begun
  for (let isDone = false; !isDone;) {
    const step = await write('eraseSome', boardId)
    if (!step.ok) return step
    isDone = step.value
  }
  return cutLog()
}

/** How long to leave a reader from outside before looking again. */
const lookAgainMs = 50

/** Empties the write-ahead log, waiting so long for who reads the file from outside, while others write on. */
export async function cutLogWithin(write: AskToWrite, clock: Clock, withinMs: number): Promise<Written> {
  for (let waitedMs = 0; ; waitedMs += lookAgainMs) {
    const cut = await write('cutLog', null)
    if (cut.ok || waitedMs >= withinMs) return cut
    await new Promise<void>((resolve) => void clock.after(lookAgainMs, resolve))
  }
}
