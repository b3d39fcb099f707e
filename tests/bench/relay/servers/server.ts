import type { Seat } from '../wire/seat.ts'

/** A board of a server under test. */
export interface BenchBoard {
  /** Places for this many people; also after a restart. */
  seats(people: number): Promise<readonly Seat[]>
}

/** A server under test: a process of its own with a data folder of its own, gone after `close()`. */
export interface BenchServer {
  pid(): number
  createBoard(): Promise<BenchBoard>
  /** Asks it to stop, waits, and starts it on the same data. */
  restart(): Promise<void>
  /** SIGKILL, then a start on the same data. */
  killAndRestart(): Promise<void>
  close(): Promise<void>
}

/** How to start one, and what may be expected of it. */
export interface BenchContender {
  readonly key: string
  /** With its version, as it stands in the table. */
  readonly name: string
  /** Whether it keeps boards; the echo only passes messages on. */
  readonly keepsBoards: boolean
  /** How many updates one connection may send at once before it is called too fast. */
  readonly updatesAtOnce: number
  start(): Promise<BenchServer>
}

/** Every server is started so that it can be told to collect its garbage before its memory is read. */
export const collectGarbage = {
  NODE_OPTIONS: `--import=${new URL('../cost/collect-garbage-main.ts', import.meta.url).href}`,
} as const
