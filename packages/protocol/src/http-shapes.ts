/** What a link lets its holder do; each role can do what the later ones can. */
export const roles = ['facilitate', 'contribute', 'view'] as const
export type Role = (typeof roles)[number]

export interface BoardFacts {
  readonly id: string
  readonly title: string
  readonly language: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/** Body of `POST /api/boards`. */
export interface CreateBoardRequest {
  readonly title: string
  /** BCP 47; default `en`. */
  readonly language?: string
  readonly template?: string
}

/** Body of `POST /api/boards/from-template`. */
export interface CreateFromTemplateRequest {
  readonly title: string
  /** BCP 47; default that of the template. */
  readonly language?: string
  /** A file of format `samtavle-template`, as it was parsed from JSON. */
  readonly template: object
}

/** Answer of both; each link is `<origin>/b/<boardId>#<linkId>.<secret>`. */
export interface CreateBoardResponse {
  readonly board: Pick<BoardFacts, 'id' | 'title' | 'createdAt'>
  readonly links: Readonly<Record<Role, string>>
}

/** Body of `POST /api/boards/:id/join`. */
export interface JoinRequest {
  /** `<linkId>.<secret>` */
  readonly link: string
  readonly name?: string
  readonly sector?: string
  readonly actorId?: string
}

export interface JoinedActor {
  readonly id: string
  readonly name: string | null
  readonly sector: string | null
  readonly role: Role
}

/** Answer of `POST /api/boards/:id/join`; the web app's cookie is set beside it. */
export interface JoinResponse {
  readonly actor: JoinedActor
  readonly token: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Answer of `GET /api/boards/:id`: the board, who asks, and how much there is. */
export interface BoardResponse {
  readonly board: BoardFacts
  readonly actor: JoinedActor
  readonly role: Role
  readonly counts: {
    readonly items: number
    readonly actors: number
    readonly entries: number
    readonly connections: number
  }
}

/** One row of `GET /api/boards/:id/actors`; the name is null when none was given or the link hides names. */
export interface ActorFacts {
  readonly id: string
  readonly name: string | null
  readonly sector: string | null
  readonly joinedAt: number
}

/** Body of `POST /api/boards/:id/links`. */
export interface CreateLinkRequest {
  readonly role: Role
  readonly label?: string
  readonly expiresAt?: number
  readonly hideNames?: boolean
}

/** Answer of `POST /api/boards/:id/links`: the only time the secret is shown. */
export interface CreateLinkResponse {
  readonly id: string
  readonly role: Role
  readonly url: string
  readonly label?: string
  readonly expiresAt?: number
}

/** One row of `GET /api/boards/:id/links`, without its secret. */
export interface LinkFacts {
  readonly id: string
  readonly role: Role
  readonly label: string | null
  readonly hideNames: boolean
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
}

/** Body of `POST /api/boards/:id/codes`: who has a link may ask for its code. */
export interface CreateCodeRequest {
  /** `<linkId>.<secret>` */
  readonly link: string
}

/** Answer of `POST /api/boards/:id/codes`: the one code that stands for the link until then. */
export interface CreateCodeResponse {
  readonly code: string
  readonly linkId: string
  readonly role: Role
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Body of `POST /api/codes`. */
export interface OpenCodeRequest {
  readonly code: string
}

/** Answer of `POST /api/codes`: the link that the code stands for. */
export interface OpenCodeResponse {
  readonly boardId: string
  /** `<linkId>.<secret>` */
  readonly link: string
}

/** Body and answer of `PUT /api/boards/:id/frozen`. */
export interface FreezeRequest {
  readonly frozen: boolean
}

/** Answer of `POST /api/boards/:id/import`. */
export interface ImportResponse {
  readonly imported: number
  readonly skipped: readonly { readonly row: number; readonly reason: string }[]
}

/** What a pulse asks, by name; the board's schema has the same list. */
export const pulseQuestionNames = ['ours', 'equals', 'exchange', 'learn', 'lead', 'dare', 'here'] as const

/** Answers go from 1, not at all, to this, entirely. */
export const pulseSteps = 5

/** What one person answers to a pulse: 1 to 5 by question; questions may be passed over. */
export type PulseAnswers = Readonly<Partial<Record<(typeof pulseQuestionNames)[number], number>>>

/** Body of `PUT /api/boards/:id/pulses/:pulseId/answer`. */
export interface AnswerPulseRequest {
  readonly answers: PulseAnswers
}

/** Answer of `POST /api/boards/:id/pulses`: a pulse without its results, which stand in the board document once it is closed. */
export interface PulseFacts {
  readonly id: string
  readonly by: string | null
  readonly at: number
  readonly closedAt: number | null
}

/** Answer of `GET /api/boards/:id/pulses/:pulseId`. */
export interface PulseResponse extends PulseFacts {
  /** How many have answered so far; 0 once it is closed, when who answered is forgotten. */
  readonly answered: number
  /** Whether the caller has answered, on whatever device. */
  readonly hasAnswered: boolean
  /** What the caller answered with this token, while the pulse is open. */
  readonly own: PulseAnswers | null
}

/** Body of `POST /api/boards/:id/rounds`: a round of private writing. */
export interface StartRoundRequest {
  /** Whether nobody will ever learn who wrote what; it cannot be changed later. */
  readonly anonymous: boolean
  /** Whether what one writes is read by two, then by four, before it is revealed to all; never in an anonymous round. */
  readonly widens?: boolean
  readonly prompt?: string
  /** Where the notes go when they are revealed; default `understand`. */
  readonly zone?: string
}

/** Answer of `POST /api/boards/:id/rounds` and, with how many are writing, of `GET /api/boards/:id/rounds/:roundId`. */
export interface RoundFacts {
  readonly id: string
  readonly by: string | null
  readonly at: number
  readonly anonymous: boolean
  readonly prompt: string
  readonly zone: string
  readonly endedAt: number | null
  /** Who reads what whom wrote before it is revealed; null in a round that does not widen. */
  readonly circles: CircleFacts | null
}

/** Circles of actors: alone (1), two by two (2), in fours (4). Body of `PUT /api/boards/:id/rounds/:roundId/circles`. */
export interface CircleFacts {
  readonly size: 1 | 2 | 4
  readonly groups: readonly (readonly string[])[]
}

/** Body of `POST /api/boards/:id/rounds/:roundId/place`. */
export interface PlaceRequest {
  /** Which of the groups, from 0; without it the smallest. */
  readonly circle?: number
}

/** What somebody in the caller's circle wrote. */
export interface CircleNote {
  readonly id: string
  readonly by: string
  readonly text: string
}

export interface RoundResponse extends RoundFacts {
  /** How many people have written since it began; nothing is told of what or how much. */
  readonly writers: number
  /** What the others in the caller's circle wrote, in the order they wrote it; it has been revealed to nobody else. */
  readonly circle: readonly CircleNote[]
}

/** One entry of the answer of `GET /api/boards/:id/stages`: a step began. */
export interface StageStartFacts {
  readonly at: number
  /** Empty for a step without a name. */
  readonly label: string
}

/** Body of `POST /api/boards/:id/rounds/:roundId/reveal`. */
export interface RevealRequest {
  /** Notes to reveal at most; without it all. */
  readonly count?: number
}

/** Answer of `POST /api/boards/:id/rounds/:roundId/reveal`. */
export interface RevealResponse {
  readonly revealed: number
  /** Notes that are still private. */
  readonly left: number
}

/** Answer of `GET /api/boards/:id/time`. */
export interface TimeResponse {
  /** The relay's time in milliseconds since 1970, which a board's timer counts in. */
  readonly now: number
}

/** Body of `POST /api/boards/:id/restore`. */
export interface RestoreRequest {
  /** Position in the history of the shared room, from 1. */
  readonly seq: number
}

/** Answer of `POST /api/boards/:id/restore`. */
export interface RestoreResponse {
  readonly restored: number
  /** Where in the history its content is current again. */
  readonly seq: number
}

/** RFC 9457 problem; `type` ends in a code of the registry in `docs/errors.md`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
}
