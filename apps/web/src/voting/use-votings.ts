import { votingsOf, type DotVoting, type Voting } from '@samtavle/board'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { votingCalls } from '../api/voting-calls.ts'
import { useServices } from '../app/services.ts'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { createBallotHand, type Ballot, type BallotHand, type BallotHandOptions } from './ballot-hand.ts'

/** Every voting of the open board, oldest first, live. */
export function useVotings(): readonly Voting[] {
  const { board } = useSession()
  const stored = useSyncExternalStore(board.watchView, board.votings)
  return useMemo(() => votingsOf(stored), [stored])
}

/** My ballot in an open voting, in the hand for as long as the caller is shown; who does not vote only learns how many have. */
export function useBallotHand({ id, endsAt }: DotVoting, { votes = true } = {}): BallotHand {
  const { boardId, me } = useSession()
  const { api, clock, storage } = useServices()
  const mayVote = votes && me.role !== 'view'
  const hand = useMemo(() => {
    const calls = votingCalls(api, boardId)
    const ask = () => calls.voting(id)
    const cast: BallotHandOptions['cast'] = (request) => calls.cast(id, request)
    return createBallotHand({ votingId: id, endsAt, votes: mayVote, ask, cast, clock, storage })
  }, [api, boardId, clock, storage, id, endsAt, mayVote])
  useEffect(() => {
    hand.open()
    return hand.close
  }, [hand])
  return hand
}

/** What is in the hand. */
export function useBallot(hand: BallotHand): Ballot {
  return useWatchable(hand.ballot)
}

/** How often a voting whose time is up is asked about until it is closed. */
const askAgainMs = 5000

/** Asks about a voting that ends by itself when its time is up, whether or not anybody looks at it: the relay closes it when it is asked. */
export function useEndInTime(voting: Voting): void {
  const { boardId } = useSession()
  const { api, clock } = useServices()
  const { id } = voting
  const endsAt = voting.endsItself && voting.closedAt === null ? voting.endsAt : null
  useEffect(() => {
    if (endsAt === null) return
    const ask = (): void => {
      void votingCalls(api, boardId).voting(id)
      cancel = clock.after(askAgainMs, ask)
    }
    let cancel = clock.after(Math.max(0, endsAt - clock.now()), ask)
    return () => cancel()
  }, [api, boardId, clock, endsAt, id])
}

/** How long until a moment of the relay's time, in whole seconds, live; null where there is none. */
export function useSecondsLeft(endsAt: number | null, aheadMs: number): number | null {
  const { clock } = useServices()
  const [now, setNow] = useState(clock.now)
  useEffect(() => {
    if (endsAt === null) return
    let cancel = (): void => {}
    const tick = (): void => {
      setNow(clock.now())
      cancel = clock.after(500, tick)
    }
    tick()
    return () => cancel()
  }, [clock, endsAt])
  return endsAt === null ? null : Math.max(0, Math.ceil((endsAt - now - aheadMs) / 1000))
}

/** Gives voting back to participants if it was put out of their way: whoever asks people to vote wants them to. */
export function useGiveVote(): () => void {
  const process = useProcess()
  return () => {
    const tools = process?.view.get().tools ?? null
    if (tools !== null && !tools.includes('vote')) process?.edits?.setTools([...tools, 'vote'])
  }
}

/** Makes a call of mine, and says so when it did not work; null while nothing is under way. */
export function useVotingCall(): {
  readonly isBusy: boolean
  readonly run: (
    call: (calls: ReturnType<typeof votingCalls>) => ReturnType<ReturnType<typeof votingCalls>['close']>,
  ) => Promise<string | null>
} {
  const { boardId } = useSession()
  const { api } = useServices()
  const [isBusy, setBusy] = useState(false)
  return {
    isBusy,
    async run(call) {
      setBusy(true)
      const done = await call(votingCalls(api, boardId))
      setBusy(false)
      return done.ok ? null : (done.error.code ?? done.error.kind)
    },
  }
}
