import { createWatchable, type Clock, type Watchable } from '@samtavle/base'
import type { Focus } from '@samtavle/board'
import type { Canvas } from '../canvas/index.ts'
import type { Process } from '../process/open-process.ts'
import type { BoardSession } from '../sync/session.ts'

/** What a wall shows when nobody touches it: where the facilitator asks people to look, or always everything. */
export type WallShow = 'lead' | 'all'

/** Where a wall looks. Whoever moves the board at the wall looks where they like, until they have let it rest. */
export interface WallCamera {
  readonly shows: Watchable<WallShow>
  show(what: WallShow): void
  /** A hand is on the wall. */
  touched(): void
  /** There is more or less room: it looks again, unless a hand has just moved it. */
  again(): void
  /** Begins to look; returns how to stop. */
  open(): () => void
}

/** What it looks with. */
export interface WallCameraOptions {
  readonly session: Pick<BoardSession, 'board' | 'peers' | 'me' | 'ready'>
  readonly canvas: {
    readonly camera: Pick<Canvas['camera'], 'fitAll' | 'show'>
    readonly follow: Pick<Canvas['follow'], 'followed' | 'start' | 'stop'>
  }
  readonly process: Pick<Process, 'view'> | null
  readonly clock: Clock
}

/** After the last touch the wall is left as it is for so long. */
const restMs = 20_000
/** What others add is brought into view this long after, all of it at once. */
const settleMs = 1000

/** A surface that was given other room has it after this long. */
const resizeMs = 100

/** Makes the eye of a wall; it looks from when it is opened. */
export function createWallCamera({ session, canvas, process, clock }: WallCameraOptions): WallCamera {
  const shows = createWatchable<WallShow>('lead')
  let touchedAt = -Infinity
  let cancel: (() => void) | null = null
  /** What is shown already, so that nothing is flown to twice. */
  let shown = ''
  let changes = 0

  function lookSoon(afterMs: number): void {
    cancel ??= clock.after(afterMs, look)
  }

  function look(): void {
    cancel = null
    const restLeftMs = touchedAt + restMs - clock.now()
    if (restLeftMs > 0) return lookSoon(restLeftMs)
    const focus = shows.get() === 'lead' ? (process?.view.get().focus ?? null) : null
    if (focus === null || !lead(focus)) showAll()
  }

  /** Goes where people were asked to look; false when whoever leads is not here. */
  function lead(focus: Focus): boolean {
    if (focus.kind === 'here') {
      canvas.follow.stop()
      once(`here ${focus.at}`, () => canvas.camera.show(focus.view))
      return true
    }
    // Somebody with two tabs looks where they moved last.
    const theirs = session.peers.get().filter(({ actor, view }) => actor === focus.by && view !== undefined)
    const view = theirs.toSorted((a, b) => b.at - a.at)[0]?.view
    if (view === undefined) return false
    if (focus.by !== null && focus.by !== session.me.id) {
      shown = `along ${focus.by}`
      if (canvas.follow.followed.get() !== focus.by) canvas.follow.start(focus.by)
    } else once(`along ${view.join(' ')}`, () => canvas.camera.show(view))
    return true
  }

  function showAll(): void {
    canvas.follow.stop()
    once(`all ${changes}`, () => canvas.camera.fitAll({ wholeAxis: shows.get() === 'all' }))
  }

  function once(what: string, go: () => void): void {
    if (shown === what) return
    shown = what
    go()
  }

  const listen = (): readonly (() => void)[] => [
    session.board.watchItems(() => {
      changes += 1
      lookSoon(settleMs)
    }),
    session.ready.watch(() => lookSoon(0)),
    session.peers.watch(() => {
      if (process?.view.get().focus?.kind === 'along') lookSoon(100)
    }),
    ...(process === null ? [] : [process.view.watch(() => lookSoon(0))]),
  ]
  return {
    shows,
    show(what) {
      shows.set(what)
      touchedAt = -Infinity
      shown = ''
      cancel?.()
      cancel = null
      look()
    },
    touched() {
      touchedAt = clock.now()
      // The hand has moved it: what was shown is shown no more.
      shown = ''
      lookSoon(restMs)
    },
    again() {
      shown = ''
      lookSoon(resizeMs)
    },
    open() {
      const stops = listen()
      lookSoon(0)
      return () => {
        cancel?.()
        cancel = null
        for (const stop of stops.toReversed()) stop()
      }
    },
  }
}
