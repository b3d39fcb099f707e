/** Body of `POST /api/boards/:id/votings`: everybody gets some dots to spread over some items. */
export interface StartVotingRequest {
  readonly question?: string
  /** Ids of what is voted on, in the order in which it is shown. */
  readonly items: readonly string[]
  /** How many dots each has. */
  readonly dots: number
  /** Whether an item takes one dot of each at most; default false. */
  readonly onePerItem?: boolean
  /** Whether clients hide where others point while it is open; default false. */
  readonly hidesCursors?: boolean
  /** Whether people are asked to say why they gave a thing their dots; default false. */
  readonly asksWhy?: boolean
  /** How long it takes, in milliseconds; without it there is no time limit. */
  readonly limitMs?: number
  /** Whether the relay closes it when the time is up; default false: somebody does. */
  readonly endsItself?: boolean
}

/** Body of `POST /api/boards/:id/consent-rounds`. */
export interface StartConsentRequest {
  /** What people consent to. */
  readonly item: string
  readonly question?: string
}

/** A voting without what came of it, which stands in the board document. */
export interface VotingFacts {
  readonly id: string
  readonly kind: 'dots' | 'consent'
  readonly by: string | null
  readonly at: number
  readonly question: string
  readonly endsAt: number | null
  readonly endsItself: boolean
  readonly closedAt: number | null
  /** 0 in a consent round. */
  readonly dots: number
  readonly onePerItem: boolean
  readonly hidesCursors: boolean
  readonly asksWhy: boolean
  readonly items: readonly string[]
}

/** One person's dots by item. */
export type BallotDots = Readonly<Record<string, number>>

/** Why one person gave their dots, by item. */
export type BallotReasons = Readonly<Record<string, string>>

/** Answer of `GET /api/boards/:id/votings/:votingId`. */
export interface VotingResponse {
  readonly id: string
  readonly closedAt: number | null
  readonly endsAt: number | null
  /** The relay's time, for showing how much is left. */
  readonly now: number
  /** How many have cast a ballot; 0 once it is closed, when the ballots are forgotten. */
  readonly voters: number
  /** The caller's own ballot while it is open, from whatever device. */
  readonly own: { readonly dots: BallotDots; readonly reasons: BallotReasons; readonly mark: string } | null
}

/** Body of `PUT /api/boards/:id/votings/:votingId/ballot`: the whole ballot, which replaces an earlier one. */
export interface CastBallotRequest {
  readonly dots: BallotDots
  /** Only where the voting asks for it; one on an item without a dot waits for a dot there, and counts for nothing without. */
  readonly reasons?: BallotReasons
  /** The mark of the ballot that the caller knows as theirs; null where they know of none. */
  readonly replaces: string | null
}

/** Answer of `PUT /api/boards/:id/votings/:votingId/ballot`. */
export interface CastBallotResponse {
  readonly mark: string
  /** Whether it replaced a ballot that the caller did not know, from another device. The later one counts. */
  readonly replacedAnother: boolean
}

/** The most dots that anybody gets, and the most items that are voted on at once. */
export const votingLimits = { dots: 99, items: 500, reasons: 20, reason: 200, limitMs: 24 * 60 * 60 * 1000 } as const
