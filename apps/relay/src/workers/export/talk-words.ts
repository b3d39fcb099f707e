import type { ReactionSign } from '@samtavle/board'

/** What a report says around comments and stamps. */
export interface TalkWords {
  /** Above the comments on a note. */
  readonly comments: string
  readonly settled: string
  /** Whoever may not be named, or is not known. */
  readonly somebody: string
  /** Before a sign that people left on a note, and what each sign says. */
  readonly left: string
  readonly signs: Readonly<Record<ReactionSign, string>>
}

/** English for what people said beside an item. */
export const englishTalk: TalkWords = {
  comments: 'What we said beside it',
  settled: 'settled',
  somebody: 'somebody',
  left: 'left as a sign',
  signs: {
    yes: 'yes',
    heart: 'dear to me',
    clap: 'applause',
    think: 'let me think',
    laugh: 'makes me smile',
    wow: 'oh!',
  },
}

/** Danish for what people said beside an item. */
export const danishTalk: TalkWords = {
  comments: 'Det, vi sagde ved siden af',
  settled: 'afklaret',
  somebody: 'nogen',
  left: 'sat som tegn',
  signs: {
    yes: 'ja',
    heart: 'det har jeg kært',
    clap: 'bifald',
    think: 'lad mig tænke',
    laugh: 'får mig til at smile',
    wow: 'nå da!',
  },
}

/** Bokmål for what people said beside an item. */
export const norwegianTalk: TalkWords = {
  comments: 'Det vi sa ved siden av',
  settled: 'avklart',
  somebody: 'noen',
  left: 'satt som tegn',
  signs: {
    yes: 'ja',
    heart: 'det har jeg kjært',
    clap: 'applaus',
    think: 'la meg tenke',
    laugh: 'får meg til å smile',
    wow: 'oi!',
  },
}
