import type { Browser, Page } from 'playwright-core'
import type { View } from '../views.ts'

/** A board that can be measured. */
export interface Contender {
  readonly key: string
  readonly name: string
  /** Opens a fresh page on a board with so many notes, and measures how long that takes. */
  open(browser: Browser, count: number): Promise<OpenBoard>
  close(): Promise<void>
}

/** A board that is open in a page. */
export interface OpenBoard {
  readonly page: Page
  /** From the beginning of the navigation to the last change of the picture; null when that took too long. */
  readonly paintedMs: number | null
  /** JavaScript that the page asked for until the board stood, as gzip bytes. */
  firstLoadBytes(): Promise<number>
  /** Looks at a part of the board, and waits until it stands still. */
  look(view: View): Promise<void>
  /** Where the board's surface begins on the page. */
  readonly top: number
  /** Lets another person change this many notes a second; answers how to stop it. */
  startEdits(perSecond: number): Promise<() => Promise<void>>
  /** Lets this many others move their pointers over a part of the board; answers how to stop it. */
  startCursors(people: number, view: View): Promise<() => Promise<void>>
  close(): Promise<void>
}
