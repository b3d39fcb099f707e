import type { Clock } from '@samtavle/base'
import type { Questions, Written } from './messages.ts'
import type { WriteName } from './sqlite-store.ts'

/** Puts a write to the worker, after everything that was asked before. */
export type AskToWrite = <Name extends WriteName>(
  name: Name,
  input: Questions[Name]['input'],
) => Promise<Questions[Name]['output']>

/** Overwrites what deleting left behind, in the file and in its log. */
export type LeaveNoTrace = () => Promise<Written>

/** Erases a board in many short transactions: whoever else writes gets their turn between two of them. */
export async function eraseInSteps(write: AskToWrite, boardId: string, leaveNoTrace: LeaveNoTrace): Promise<Written> {
  const begun = await write('beginErasure', boardId)
  if (!begun.ok) return begun
  for (let isDone = false; !isDone;) {
    const step = await write('eraseSome', boardId)
    if (!step.ok) return step
    isDone = step.value
  }
  const cleared = await leaveNoTrace()
  // Only now is it forgotten that there is something to erase: who is cut off before begins again.
  return cleared.ok ? write('endErasure', boardId) : cleared
}

/** How long to leave a reader from outside before looking again. */
const lookAgainMs = 50

/** Makes what clears the file after a deletion, waiting so long for who reads it from outside, while others write on. */
export function createLeaveNoTrace(write: AskToWrite, clock: Clock, withinMs: number): LeaveNoTrace {
  return async () => {
    let waitedMs = 0
    const isPatient = async (): Promise<boolean> => {
      if (waitedMs >= withinMs) return false
      waitedMs += lookAgainMs
      await new Promise<void>((resolve) => void clock.after(lookAgainMs, resolve))
      return true
    }
    let page: number | null = 1
    while (page !== null) {
      const step: Questions['scrubSome']['output'] = await write('scrubSome', page)
      if (step.ok) page = step.value
      else if (!(await isPatient())) return step
    }
    for (;;) {
      const cut = await write('cutLog', null)
      if (cut.ok || !(await isPatient())) return cut
    }
  }
}
