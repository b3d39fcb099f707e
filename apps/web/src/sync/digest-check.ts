import { createWatchable, type Clock, type Watchable } from '@samtavle/base'
import { encodeDigest, type Verdict } from '@samtavle/protocol'
import type * as Y from 'yjs'

/** Notices when this replica shows something else than the relay although neither misses anything of the other. */
export interface DigestCheck {
  /** True once the relay has said so; it stays so for as long as the document lives. */
  readonly forked: Watchable<boolean>
  /** A new connection is open: what it brings is worth a look. */
  opened(): void
  answered(verdict: Verdict): void
  close(): void
}

export interface DigestCheckOptions {
  readonly doc: Y.Doc
  readonly clock: Clock
  /** Whether the relay takes digests and nothing is on its way to it. */
  readonly isQuiet: () => boolean
  readonly send: (frame: Uint8Array) => void
  /** Fetches the reader of digests, which a board is opened without. */
  readonly loadSteps: () => Promise<(doc: Y.Doc) => Iterator<undefined, Uint8Array | null>>
}

/** The document must have been at rest for so long: a digest reads all of it. */
const restMs = 5000

/** And no more often than this. */
const everyMs = 30_000

/** The longest that reading keeps the page from anything else, and how long it then leaves it alone: nobody waits for a digest. */
const sliceMs = 3
const pauseMs = 25

/** Starts looking once the document rests; any change to it is looked at once. */
export function createDigestCheck({ doc, clock, isQuiet, send, loadSteps }: DigestCheckOptions): DigestCheck {
  const forked = createWatchable(false)
  let isDue = false
  let isClosed = false
  let version = 0
  let changedAt = clock.now()
  let askedAt = Number.NEGATIVE_INFINITY
  let stopWait: (() => void) | null = null
  let stopSlice = (): void => undefined

  const lookIn = (delayMs: number): void => {
    isDue = true
    if (!isClosed) stopWait ??= clock.after(delayMs, look)
  }
  const look = (): void => {
    stopWait = null
    if (!isDue || forked.get()) return
    const waitMs = Math.max(changedAt + restMs, askedAt + everyMs) - clock.now()
    // At most so long, should the clock have been set back.
    if (waitMs > 0) return lookIn(Math.min(waitMs, everyMs))
    if (!isQuiet()) return lookIn(restMs)
    isDue = false
    askedAt = clock.now()
    loadSteps().then(
      (digestSteps) => readOn(digestSteps(doc), version),
      () => lookIn(everyMs),
    )
  }
  /** In slices on this thread: sending the document to another would mean to write it whole at once. */
  const readOn = (steps: Iterator<undefined, Uint8Array | null>, startedAt: number): void => {
    if (isClosed) return
    if (version !== startedAt || !isQuiet()) return lookIn(restMs)
    const sliceEnd = clock.now() + sliceMs
    do {
      const step = steps.next()
      if (step.done === true) return step.value === null ? lookIn(everyMs) : send(encodeDigest(step.value))
    } while (clock.now() < sliceEnd)
    stopSlice = clock.after(pauseMs, () => readOn(steps, startedAt))
  }
  const onUpdate = (): void => {
    version += 1
    changedAt = clock.now()
    lookIn(restMs)
  }
  doc.on('update', onUpdate)

  return {
    forked,
    opened: () => lookIn(restMs),
    answered(verdict) {
      if (verdict === 'same') return
      // What was written meanwhile goes to the relay first.
      if (verdict === 'forked' && isQuiet()) forked.set(true)
      else lookIn(everyMs)
    },
    close() {
      isClosed = true
      doc.off('update', onUpdate)
      stopWait?.()
      stopSlice()
    },
  }
}
