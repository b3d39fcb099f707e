import { randomId, type RandomBytes } from '@samtavle/base'
import type { BallotDots, BallotReasons } from '@samtavle/protocol'
import type { AnswerRecord, Store } from '@samtavle/storage'
import { createHmac } from 'node:crypto'
import { createSeal, type Seal } from './seal.ts'
import type { ConfidedBallot } from './workers/messages.ts'

/** One person's ballot with the mark that tells it from their next. */
export interface KeptBallot {
  readonly actor: string
  readonly dots: BallotDots
  readonly reasons: BallotReasons
  readonly mark: string
}

/** The ballots of one open voting. */
export interface BallotBox {
  own(actor: string): Promise<KeptBallot | null>
  /** How many have a ballot with a dot on it. */
  voters(): Promise<number>
  all(): Promise<readonly KeptBallot[]>
  /** A ballot as the store keeps it: sealed, under a key that only the relay can make of whose it is. */
  recordOf(
    actor: string,
    said: Pick<KeptBallot, 'dots' | 'reasons'>,
  ): { readonly record: AnswerRecord; readonly mark: string }
}

/** What ballots are kept with. */
export interface BallotMeans {
  readonly store: Store
  readonly privateKey: Uint8Array
  readonly randomBytes: RandomBytes
}

/**
 * The ballots of a voting lie in the store like the answers to a pulse, but the same person's later ballot replaces the earlier one
 * from whatever device. So their key is made from the actor and from the relay's own key, and what they say is sealed with it: a
 * copy of the database tells who has voted, and nothing of what.
 */
export function openBallotBox(means: BallotMeans, boardId: string, votingId: string): BallotBox {
  const { store, privateKey, randomBytes } = means
  const round = { boardId, roundId: votingId }
  const seal = createSeal(privateKey, `samtavle ballots ${boardId} ${votingId}`, randomBytes)
  const keyOf = (actor: string): Uint8Array =>
    new Uint8Array(createHmac('sha256', privateKey).update(`ballot ${boardId} ${votingId} ${actor}`).digest())
  const all = async (): Promise<readonly KeptBallot[]> =>
    (await store.answers(round)).flatMap(({ bytes }) => readBallot(seal, bytes))

  return {
    all,
    own: async (actor) => (await all()).find((ballot) => ballot.actor === actor) ?? null,
    voters: async () => (await all()).filter(({ dots }) => Object.keys(dots).length > 0).length,
    recordOf(actor, { dots, reasons }) {
      const mark = randomId(randomBytes)
      const bytes = seal.seal(new TextEncoder().encode(JSON.stringify({ actor, dots, reasons, mark })))
      return { record: { ...round, key: keyOf(actor), sector: null, bytes }, mark }
    },
  }
}

/** Ballots for counting, each with the sector its author speaks from. */
export async function withSectors(
  store: Pick<Store, 'actor'>,
  boardId: string,
  ballots: readonly KeptBallot[],
): Promise<readonly ConfidedBallot[]> {
  return Promise.all(
    ballots.map(async ({ actor, dots, reasons }) => {
      const sector = (await store.actor(boardId, actor))?.sector ?? null
      return { actor, sector, dots, reasons }
    }),
  )
}

/** None where the relay's key is another than the one it was sealed with. */
function readBallot(seal: Seal, bytes: Uint8Array): readonly KeptBallot[] {
  const opened = seal.unseal(bytes)
  if (opened === null) return []
  const kept = JSON.parse(new TextDecoder().decode(opened)) as Omit<KeptBallot, 'reasons'> & Partial<KeptBallot>
  // A ballot that an earlier version of the relay sealed has no reasons.
  return [{ reasons: {}, ...kept }]
}
