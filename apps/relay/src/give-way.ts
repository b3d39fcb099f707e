import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'

// Where processors are scarce, threads that serve people go first. Only Linux has a niceness for each thread: elsewhere setting it would
// slow down the whole process, and everything runs as well as it did.

/** What V8 calls its helper threads, as the system knows them. */
const helperName = 'V8Worker'
/** A tenth of the weight of a thread that serves people. */
const helperNiceness = 10

/** Lets the thread that asks give way to others; 0 is not at all. */
export function giveWay(niceness: number): void {
  if (process.platform === 'linux') behind(0, niceness)
}

/**
 * Lets V8's helper threads give way, which compile what runs often and collect garbage: after a start they want more of the processors than all
 * that serves people. They belong to the process, so this is done once, by its main thread, before there is another.
 */
export function letHelpersGiveWay(): void {
  if (process.platform !== 'linux') return
  // A thread that shared this work with helpers would stand still until they had their turn. It is done several times a second, and short.
  setFlagsFromString('--no-parallel-scavenge')
  const tasks = '/proc/self/task'
  try {
    for (const thread of readdirSync(tasks)) {
      if (readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim() === helperName) behind(Number(thread), helperNiceness)
    }
  } catch {
    // A system that tells nothing of its threads, or lets nobody change them, leaves them as they are.
  }
}

/** A relay that was started to give way as a whole, and by more, stays where it is: nobody may go forward again. */
function behind(thread: number, niceness: number): void {
  if (getPriority(thread) < niceness) setPriority(thread, niceness)
}
