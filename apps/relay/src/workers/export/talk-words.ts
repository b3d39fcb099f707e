/** What a report says around comments. */
export interface TalkWords {
  /** Above the comments on a note. */
  readonly comments: string
  readonly settled: string
  /** Whoever may not be named, or is not known. */
  readonly somebody: string
}

/** English for what people said beside an item. */
export const englishTalk: TalkWords = {
  comments: 'What we said beside it',
  settled: 'settled',
  somebody: 'somebody',
}

/** Danish for what people said beside an item. */
export const danishTalk: TalkWords = {
  comments: 'Det, vi sagde ved siden af',
  settled: 'afklaret',
  somebody: 'nogen',
}

/** Bokmål for what people said beside an item. */
export const norwegianTalk: TalkWords = {
  comments: 'Det vi sa ved siden av',
  settled: 'avklart',
  somebody: 'noen',
}
