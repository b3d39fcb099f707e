import type { GuidedStep } from '@samtavle/method/guide'

/** An invented participant of a template; the board's actors list holds the name, the document only the sector. */
export interface TemplateActor {
  readonly key: string
  readonly name: string
  readonly sector: string
}

/** One note of a template as plain data; a board worker puts it on the board. */
export interface TemplateNote {
  readonly key: string
  readonly text: string
  /** A paper colour of the board's schema. */
  readonly color: string
  /** The key of the actor who wrote it. */
  readonly by: string
  /** Centre in board units on the template's axis. */
  readonly place: readonly [x: number, y: number]
}

/** Where the zones lie along x, and how far they reach along y, in board units. */
export interface TemplateAxis {
  readonly understand: readonly [from: number, to: number]
  readonly plan: readonly [from: number, to: number]
  readonly implement: readonly [from: number, to: number]
  readonly y: readonly [from: number, to: number]
}

/** Something that belongs in a place of its own kind: a board worker finds free space for it. Nobody is its author. */
export type TemplateCard =
  | {
      readonly kind: 'framing'
      readonly text: string
      readonly affects: string
      readonly known: string
      readonly assumed: string
    }
  | { readonly kind: 'note'; readonly zone: 'understand' | 'plan'; readonly text: string; readonly color: string }
  | { readonly kind: 'resource' | 'rule'; readonly text: string }
  | { readonly kind: 'indicator'; readonly text: string; readonly goal: string }

/** A framing or an agreement of a case that is told to the end: somebody wrote it, and people have taken a stand on it. */
export interface ToldCard {
  readonly key: string
  readonly kind: 'framing' | 'agreement'
  readonly by: string
  readonly text: string
  /** Only framings have these. */
  readonly affects?: string
  readonly known?: string
  readonly assumed?: string
  readonly place: readonly [x: number, y: number]
  /** The keys of the invented people who hold it. */
  readonly heldBy: readonly string[]
  readonly doubts: readonly { readonly by: string; readonly reason: string }[]
  /** How far an agreement has come, 0 to 100. */
  readonly status?: number
}

/** What a told case has besides its notes. */
export interface Told {
  readonly cards: readonly ToldCard[]
  /** What rests on what, by the keys of notes and cards. */
  readonly restsOn: readonly (readonly [from: string, to: string])[]
}

/** What a new board starts with. */
export interface Template {
  /** Null for the axis that every new board has. */
  readonly axis: TemplateAxis | null
  readonly actors: readonly TemplateActor[]
  readonly notes: readonly TemplateNote[]
  readonly cards: readonly TemplateCard[]
  /** Null for cases in which nobody has decided anything yet. */
  readonly told: Told | null
  /** The steps of the session; none where people lay them out themselves. */
  readonly steps: readonly GuidedStep[]
}
