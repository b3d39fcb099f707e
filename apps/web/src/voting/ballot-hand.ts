import { createWatchable, type Clock, type Watchable } from '@samtavle/base'
import { longestReason } from '@samtavle/board'
import type {
  BallotDots,
  BallotReasons,
  CastBallotRequest,
  CastBallotResponse,
  VotingResponse,
} from '@samtavle/protocol'
import type { ApiResult } from '../api/client.ts'
import type { DeviceStorage } from '../device/board-list.ts'

/** My ballot in one open voting, as this device has it. */
export interface Ballot {
  readonly dots: BallotDots
  /** Why, where the voting asks for it. */
  readonly reasons: BallotReasons
  /**
   * Where it is. `asking`: the relay has not said yet whether I have one. `waiting`: the relay cannot be reached, and it is tried again;
   * until then it is kept on this device.
   */
  readonly state: 'asking' | 'kept' | 'sending' | 'waiting' | 'closed'
  /** How many have voted; null while nobody knows. */
  readonly voters: number | null
  /** How far the relay's clock is ahead of this device's, in milliseconds. */
  readonly aheadMs: number
  /** Counts up when a ballot of mine from another device was replaced by this one, or this one by it. */
  readonly meetings: number
}

/** A ballot in the hand: each dot is sent as soon as it is placed, and the whole ballot with it. */
export interface BallotHand {
  readonly ballot: Watchable<Ballot>
  /** Begins to ask and to send. */
  open(): void
  place(item: string, dots: number): void
  /** Says why; no words take it back. */
  say(item: string, words: string): void
  close(): void
}

/** What a ballot needs from outside. */
export interface BallotHandOptions {
  readonly votingId: string
  readonly endsAt: number | null
  /** Whether I may vote; an onlooker only asks how many have. */
  readonly votes: boolean
  readonly ask: () => ApiResult<VotingResponse>
  readonly cast: (request: CastBallotRequest) => ApiResult<CastBallotResponse>
  readonly clock: Clock
  readonly storage: DeviceStorage
}

/** How often the relay is asked how many have voted. */
const askEveryMs = 5000
const firstRetryMs = 1000
const lastRetryMs = 8000
/** A moment after the time is up the relay has certainly seen it, too. */
const afterEndMs = 250
/** Where a ballot waits that could not be sent, so that a page that was put away loses none. */
const storageKey = 'samtavle-ballot'

type Said = Pick<Ballot, 'dots' | 'reasons'>
const nothing: Said = { dots: {}, reasons: {} }

/** Takes my ballot in the hand: what the relay has of it, or what this device could not send. */
export function createBallotHand(options: BallotHandOptions): BallotHand {
  const { clock } = options
  const unsent = options.votes ? readUnsent(options) : null
  const ballot = createWatchable<Ballot>({
    dots: unsent?.dots ?? {},
    reasons: unsent?.reasons ?? {},
    state: unsent === null ? 'asking' : 'waiting',
    voters: null,
    aheadMs: 0,
    meetings: 0,
  })
  const now = (part: Partial<Ballot>): void => ballot.set({ ...ballot.get(), ...part })
  let mark: string | null = null
  let isUnsent = unsent !== null
  let isSending = false
  let placed = 0
  let retryMs = firstRetryMs
  let isClosed = true
  const cancels = new Map<string, () => void>()
  const later = (what: string, ms: number, run: () => void): void => {
    cancels.get(what)?.()
    if (!isClosed) cancels.set(what, clock.after(ms, run))
  }

  function met(next: Partial<Ballot>, isMeeting: boolean): void {
    now({ ...next, ...(isMeeting && { meetings: ballot.get().meetings + 1 }) })
  }

  async function ask(): Promise<void> {
    const placedBefore = placed
    const found = await options.ask()
    if (isClosed) return
    later('ask', askEveryMs, () => void ask())
    if (!found.ok) return
    const { voters, own, closedAt, endsAt } = found.value
    const aheadMs = found.value.now - clock.now()
    if (endsAt !== null && closedAt === null)
      later('end', Math.max(0, endsAt - found.value.now) + afterEndMs, () => void ask())
    if (closedAt !== null) return now({ state: 'closed', aheadMs })
    now({ voters, aheadMs })
    // What is being placed here is newer than what the relay said meanwhile.
    if (isUnsent || isSending || placed !== placedBefore) return
    const isAnother = own !== null && mark !== null && own.mark !== mark
    mark = own?.mark ?? mark
    const { dots, reasons } = own ?? (mark === null ? nothing : ballot.get())
    met({ dots, reasons, state: 'kept' }, isAnother)
  }

  async function send(): Promise<void> {
    if (isSending || isClosed) return
    isSending = true
    const sent = placed
    now({ state: 'sending' })
    const { dots, reasons } = ballot.get()
    const done = await options.cast({ dots, ...(hasAny(reasons) && { reasons }), replaces: mark })
    isSending = false
    if (isClosed) return
    if (done.ok) {
      mark = done.value.mark
      retryMs = firstRetryMs
      isUnsent = sent !== placed
      if (!isUnsent) keepUnsent(options, null)
      met({ state: isUnsent ? 'sending' : 'kept' }, done.value.replacedAnother)
      return isUnsent ? send() : undefined
    }
    if (done.error.code === 'voting-closed') return now({ state: 'closed' })
    if (done.error.kind === 'invalid') return discard()
    now({ state: 'waiting' })
    later('send', retryMs, () => void send())
    retryMs = Math.min(lastRetryMs, retryMs * 2)
  }

  function give(said: Said): void {
    placed += 1
    isUnsent = true
    keepUnsent(options, said)
    now(said)
    void send()
  }

  /** What the relay will never take, such as dots on what was not asked about, is what it has instead. */
  async function discard(): Promise<void> {
    isUnsent = false
    keepUnsent(options, null)
    await ask()
  }

  return {
    ballot,
    open() {
      isClosed = false
      void ask()
      if (isUnsent) void send()
    },
    place(item, count) {
      const { dots, reasons } = ballot.get()
      const { [item]: _, ...others } = dots
      give({ dots: count > 0 ? { ...others, [item]: count } : others, reasons })
    },
    say(item, words) {
      const { dots, reasons } = ballot.get()
      const { [item]: _, ...others } = reasons
      const said = words.trim().slice(0, longestReason)
      give({ dots, reasons: said === '' ? others : { ...others, [item]: said } })
    },
    close() {
      isClosed = true
      for (const cancel of cancels.values()) cancel()
    },
  }
}

/** Whether what I placed last in a voting never reached the relay: once it is closed, that came too late. */
export function hasUnsent(from: Pick<BallotHandOptions, 'storage' | 'votingId'>): boolean {
  return readUnsent(from) !== null
}

function hasAny(reasons: BallotReasons): boolean {
  return Object.keys(reasons).length > 0
}

function readUnsent({ storage, votingId }: Pick<BallotHandOptions, 'storage' | 'votingId'>): Said | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('voting' in kept) || !('dots' in kept)) return null
    if (kept.voting !== votingId || typeof kept.dots !== 'object' || kept.dots === null) return null
    const reasons = 'reasons' in kept && typeof kept.reasons === 'object' ? (kept.reasons ?? {}) : {}
    return {
      dots: Object.fromEntries(
        Object.entries(kept.dots).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
      ),
      reasons: Object.fromEntries(
        Object.entries(reasons).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    }
  } catch {
    return null
  }
}

function keepUnsent({ storage, votingId }: BallotHandOptions, said: Said | null): void {
  try {
    storage.setItem(storageKey, JSON.stringify(said === null ? null : { voting: votingId, ...said }))
  } catch {
    // It is in this tab, and on its way.
  }
}
