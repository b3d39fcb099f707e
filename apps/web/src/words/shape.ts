import type { around } from './en/around.ts'
import type { board } from './en/board.ts'
import type { canvas } from './en/canvas.ts'
import type { cards } from './en/cards.ts'
import type { comments } from './en/comments.ts'
import type { code } from './en/code.ts'
import type { find } from './en/find.ts'
import type { front } from './en/front.ts'
import type { inbox } from './en/inbox.ts'
import type { ground } from './en/ground.ts'
import type { phone } from './en/phone.ts'
import type { replay } from './en/replay.ts'
import type { voting } from './en/voting.ts'
import type { rounds } from './en/rounds.ts'
import type { story } from './en/story.ts'
import type { session } from './en/session.ts'
import type { templates } from './en/templates.ts'
import type { wall } from './en/wall.ts'

type Translated<Group> = { readonly [Key in keyof Group]: Group[Key] extends string ? string : Translated<Group[Key]> }

/** What every language must say, as English says it. */
export type FrontWords = Translated<typeof front>
export type BoardWords = Translated<typeof board>
export type CanvasWordGroup = Translated<typeof canvas>
export type FindWords = Translated<typeof find>
export type AroundWords = Translated<typeof around>
export type RoundWords = Translated<typeof rounds>
export type StoryWords = Translated<typeof story>
export type SessionWords = Translated<typeof session>
export type CodePart = Translated<typeof code>
export type PhonePart = Translated<typeof phone>
export type TemplateWords = Translated<typeof templates>
export type WallPart = Translated<typeof wall>
export type CardWords = Translated<typeof cards>
export type ReplayWords = Translated<typeof replay>
export type VotingWords = Translated<typeof voting>
export type InboxWords = Translated<typeof inbox>
export type CommentWords = Translated<typeof comments>
interface CardsWords {
  readonly cards: CardWords
}
interface VotingPart {
  readonly voting: VotingWords
}
interface InboxPart {
  readonly inbox: InboxWords
}
interface CommentsPart {
  readonly comments: CommentWords
}
interface ReplayPart {
  readonly replay: ReplayWords
}
/** The words that are fetched later, with one part of the interface that says them. */
export type LaterWords =
  | CardsWords
  | FindWords
  | AroundWords
  | ReplayPart
  | RoundWords
  | StoryWords
  | SessionWords
  | PhonePart
  | CodePart
  | TemplateWords
  | WallPart
  | VotingPart
  | InboxPart
  | CommentsPart
/** What everybody needs at once: the front page, the board, and what is drawn on it. */
export type FirstWords = FrontWords & BoardWords & CanvasWordGroup
export type Words = FirstWords &
  CardsWords &
  FindWords &
  AroundWords &
  ReplayPart &
  RoundWords &
  StoryWords &
  SessionWords &
  PhonePart &
  CodePart &
  TemplateWords &
  WallPart &
  VotingPart &
  InboxPart &
  CommentsPart
export type GroundWords = Translated<typeof ground>
