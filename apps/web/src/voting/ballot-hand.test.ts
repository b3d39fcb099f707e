import { err, ok, type Clock } from '@samtavle/base'
import type { CastBallotRequest, CastBallotResponse, VotingResponse } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import type { ApiFailure, ApiResult } from '../api/client.ts'
import { createBallotHand, type BallotHand } from './ballot-hand.ts'

const offline: ApiFailure = { kind: 'offline', status: null, code: null, detail: '' }
const closed: ApiFailure = { kind: 'broken', status: 409, code: 'voting-closed', detail: '' }

/** A relay with one ballot of mine, which other devices may cast, too. */
function scene(unsent: string | null = null) {
  let own: VotingResponse['own'] = null
  let failure: ApiFailure | null = null
  let marks = 0
  let kept = unsent
  const timers = new Set<() => void>()
  const clock: Clock = {
    now: () => 1000,
    after(_, run) {
      timers.add(run)
      return () => timers.delete(run)
    },
  }
  const casts: CastBallotRequest[] = []
  const castElsewhere = (
    dots: Readonly<Record<string, number>>,
    reasons: Readonly<Record<string, string>> = {},
  ): void => {
    marks += 1
    own = { dots, reasons, mark: `m${marks}` }
  }
  const hands: BallotHand[] = []
  const open = (): BallotHand => {
    const hand = createBallotHand({
      votingId: 'v',
      endsAt: null,
      votes: true,
      clock,
      storage: {
        getItem: () => kept,
        setItem: (_, value) => void (kept = value),
        removeItem: () => void (kept = null),
      },
      ask: async (): ApiResult<VotingResponse> =>
        failure === null ? ok({ id: 'v', closedAt: null, endsAt: null, now: 1500, voters: 3, own }) : err(failure),
      async cast(request): ApiResult<CastBallotResponse> {
        if (failure !== null) return err(failure)
        casts.push(request)
        const replacedAnother = own !== null && own.mark !== request.replaces
        castElsewhere(request.dots, request.reasons)
        return ok({ mark: own?.mark ?? '', replacedAnother })
      },
    })
    hands.push(hand)
    hand.open()
    return hand
  }
  return {
    open,
    casts,
    castElsewhere,
    kept: () => kept,
    fail: (next: ApiFailure | null) => void (failure = next),
    /** Lets everything that was begun settle, and time pass. */
    async settle(passes = true) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
      if (!passes) return
      for (const run of [...timers]) {
        timers.delete(run)
        run()
      }
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    },
  }
}

test('each dot is sent at once with the whole ballot, and quick fingers are not asked to wait', async () => {
  const { open, casts, settle } = scene()
  const hand = open()
  await settle(false)
  expect(hand.ballot.get()).toMatchObject({ state: 'kept', voters: 3, aheadMs: 500 })
  hand.place('a', 1)
  hand.place('a', 2)
  hand.place('b', 1)
  await settle(false)
  expect(casts.map(({ dots }) => dots)).toEqual([{ a: 1 }, { a: 2, b: 1 }])
  hand.place('a', 0)
  await settle(false)
  expect(hand.ballot.get()).toMatchObject({ dots: { b: 1 }, state: 'kept', meetings: 0 })
})

test('what cannot be sent waits on the device, also for the next page, and is sent when the relay is back', async () => {
  const { open, casts, settle, fail, kept } = scene()
  const hand = open()
  await settle(false)
  fail(offline)
  hand.place('a', 2)
  await settle()
  expect(hand.ballot.get()).toMatchObject({ dots: { a: 2 }, state: 'waiting' })
  hand.close()
  fail(null)
  const again = open()
  expect(again.ballot.get()).toMatchObject({ dots: { a: 2 }, state: 'sending' })
  await settle(false)
  expect(casts).toEqual([{ dots: { a: 2 }, replaces: null }])
  expect(again.ballot.get().state).toBe('kept')
  expect(kept()).toBe('null')
})

test('the later ballot of two devices counts, and both are told', async () => {
  const { open, settle, castElsewhere } = scene()
  const hand = open()
  await settle(false)
  hand.place('a', 1)
  await settle(false)
  castElsewhere({ b: 3 })
  await settle()
  expect(hand.ballot.get()).toMatchObject({ dots: { b: 3 }, meetings: 1 })
  castElsewhere({ c: 1 })
  hand.place('b', 1)
  await settle(false)
  expect(hand.ballot.get()).toMatchObject({ dots: { b: 1 }, meetings: 2 })
})

test('a dot that comes after closing says so, and another voting’s rest is nobody’s', async () => {
  const { open, settle, fail } = scene(JSON.stringify({ voting: 'earlier', dots: { a: 1 } }))
  const hand = open()
  await settle(false)
  expect(hand.ballot.get().dots).toEqual({})
  fail(closed)
  hand.place('a', 1)
  await settle(false)
  expect(hand.ballot.get().state).toBe('closed')
  const broken = scene('{not json')
  expect(broken.open().ballot.get().dots).toEqual({})
})

test('a reason goes with the dots, is taken back without words, and waits on the device like they do', async () => {
  const { open, casts, settle, fail, castElsewhere } = scene()
  const hand = open()
  await settle(false)
  hand.place('a', 1)
  hand.say('a', '  It is dark there ')
  await settle(false)
  expect(casts.at(-1)).toEqual({ dots: { a: 1 }, reasons: { a: 'It is dark there' }, replaces: 'm1' })
  hand.say('a', ' ')
  await settle(false)
  expect(casts.at(-1)).toEqual({ dots: { a: 1 }, replaces: 'm2' })
  castElsewhere({ a: 1 }, { a: 'From my phone' })
  await settle()
  expect(hand.ballot.get()).toMatchObject({ reasons: { a: 'From my phone' }, meetings: 1 })
  fail(offline)
  hand.say('a', 'On the train')
  await settle()
  hand.close()
  expect(open().ballot.get().reasons).toEqual({ a: 'On the train' })
})
