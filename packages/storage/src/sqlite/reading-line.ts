import type { Questions, ReadingName } from './messages.ts'
import type { DatabaseOptions } from './open-database.ts'
import { openWorkerLine, type WorkerLine } from './worker-line.ts'

/** Questions that change nothing and may take long: answered beside the thread that writes. */
export type LongQuestion = Exclude<ReadingName, 'moveLog' | 'close'>

/** The line to the thread that reads. */
export interface ReadingLine {
  /** Answered from all that was asked of the writing thread before. */
  ask<Name extends LongQuestion>(name: Name, input: Questions[Name]['input']): Promise<Questions[Name]['output']>
  /** Notes what is written; now and then the log is then moved into the file, so that no commit has to. */
  noteWritten(rows: number, bytes: number): void
  /** Lets nobody read beside the writing thread until the work is done: what deletes for good needs the file for itself. */
  without<Value>(work: () => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

export interface ReadingLineOptions extends DatabaseOptions {
  /** How large the store is at the start, in bytes. */
  readonly bytes: number
}

/** A store smaller than this has nothing that takes long to read, and does without the thread. */
const largeBytes = 1024 * 1024
/** Who writes so much goes on writing: the thread starts before the log has to be moved for the first time. */
const pagesBeforeStart = 64
/** About when SQLite itself would move the log, in its pages. */
const pagesPerMove = 1000
const pageBytes = 4096
/** A commit of one row rewrites the page it lies on, and now and then the one above. */
const pagesPerRow = 1.5

/** Makes the line; until its thread has started, and should it ever end, the writing thread is asked instead. */
export function createReadingLine(writing: WorkerLine, { bytes, ...options }: ReadingLineOptions): ReadingLine {
  const underWay = new Set<Promise<unknown>>()
  let starting: Promise<void> | null = null
  let thread: WorkerLine | null = null
  let pages = 0
  let holds = 0
  let isMoving = false
  if (bytes >= largeBytes) start()

  function start(): void {
    starting ??= openWorkerLine(
      new URL('./reading-worker.ts', import.meta.url),
      'samtavle-store-reading',
      options,
    ).then(
      (line) => void (thread = line),
      // The writing thread answers everything, only not beside its writing.
      () => undefined,
    )
  }

  /** The thread while anybody may ask it. */
  const free = (): WorkerLine | null => (holds > 0 || thread?.hasEnded() === true ? null : thread)

  function track<Value>(answer: Promise<Value>): Promise<Value> {
    underWay.add(answer)
    const forget = (): void => void underWay.delete(answer)
    answer.then(forget, forget)
    return answer
  }

  async function readBeside<Name extends LongQuestion>(
    line: WorkerLine,
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']> {
    await writing.settled()
    try {
      return await line.ask(name, input)
    } catch (error) {
      if (line.hasEnded()) return writing.ask(name, input)
      throw error
    }
  }

  async function moveLog(line: WorkerLine): Promise<void> {
    pages = 0
    isMoving = true
    try {
      const move = await line.ask('moveLog', null)
      // The disk may have lost what it was given, and nobody knows what: as after a commit whose sync failed.
      if (move === 'sync-failed') await writing.ask('distrust', null)
    } catch {
      // Either thread has ended: then a commit moves the log, or nothing is written any more.
    } finally {
      isMoving = false
    }
  }

  async function without<Value>(work: () => Promise<Value>): Promise<Value> {
    holds += 1
    try {
      await Promise.allSettled(underWay)
      return await work()
    } finally {
      holds -= 1
    }
  }

  async function end(): Promise<void> {
    await starting
    if (thread === null || thread.hasEnded()) return
    await thread.ask('close', null).catch(() => undefined)
    await thread.ended()
  }

  return {
    ask(name, input) {
      const line = free()
      return line === null ? writing.ask(name, input) : track(readBeside(line, name, input))
    },
    noteWritten(rows, size) {
      pages += rows * pagesPerRow + size / pageBytes
      if (pages >= pagesBeforeStart) start()
      if (pages < pagesPerMove || isMoving) return
      const line = free()
      if (line !== null) void track(moveLog(line))
    },
    without,
    close: () => without(end),
  }
}
