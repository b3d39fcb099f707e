import type { FrameWriter } from './wire.ts'

/** Judges whether the other side of a socket is still there. */
export interface LifeWatch {
  /** Something came from there. */
  heard(): void
  /** It answered a ping: all that was sent before has arrived. */
  answered(): void
  /** Call it at each keep-alive: asks for a sign of life, and cuts the socket where too many were asked for in vain. */
  probe(): void
  close(): void
}

export interface LifeWatchOptions {
  readonly writer: Pick<FrameWriter, 'queuedBytes' | 'whenStalled'>
  /** How far apart the probes are. */
  readonly keepAliveMs: number
  readonly ping: () => void
  readonly cut: () => void
}

/** Nothing heard for two keep-alives, our pings unanswered: the other side is gone. */
const missedProbes = 2
/** The system takes megabytes off our hands that a slow line still needs a minute or two for, and a ping goes behind them. */
const missedAfterDraining = 8
/** No byte goes out for so many keep-alives although many wait: nobody takes them. */
const stalledProbes = 4
/** Ten minutes at the defaults without a word: a board of 20 MB at 50 kB a second takes seven, and whoever reads more slowly holds memory. */
const mostDrainingProbes = 40

/**
 * Watches one socket. A ping is answered when all before it has been read, which for a large board on a slow line takes minutes:
 * while bytes wait to go out it is they that tell of life, as long as some go.
 *
 *   asked now and then <--all went out-- draining --no byte for a minute, or for too long in all--> cut
 */
export function createLifeWatch({ writer, keepAliveMs, ping, cut }: LifeWatchOptions): LifeWatch {
  let patience = missedProbes
  let unanswered = 0
  let drainingFor = 0
  let stopStall: (() => void) | null = null

  function heard(): void {
    unanswered = drainingFor = 0
  }

  function endDraining(): void {
    stopStall?.()
    stopStall = null
    drainingFor = 0
  }

  function probeDraining(): void {
    unanswered = 0
    patience = missedAfterDraining
    drainingFor += 1
    if (drainingFor > mostDrainingProbes) return cut()
    stopStall ??= writer.whenStalled(stalledProbes * keepAliveMs, cut)
  }

  return {
    heard,
    answered() {
      heard()
      patience = missedProbes
    },
    probe() {
      if (writer.queuedBytes() > 0) return probeDraining()
      endDraining()
      if (unanswered >= patience) return cut()
      unanswered += 1
      ping()
    },
    close: endDraining,
  }
}
