import type { FirstWords, GroundWords, LaterWords } from './shape.ts'

/** The languages people can choose, as BCP 47. */
export const languages = ['en', 'da', 'nb'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', da: 'Dansk', nb: 'Norsk' }

/** What the component library and `Intl` call each language. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', da: 'da-DK', nb: 'nb-NO' }

/** Words that are fetched when their part of the interface is first opened, and the namespace that they go to. */
export type LaterBundle =
  | { readonly namespace: 'words'; readonly words: LaterWords }
  | { readonly namespace: 'ground'; readonly words: GroundWords }

type Load = () => Promise<LaterBundle>

const boardWords = async (load: Promise<LaterWords>): Promise<LaterBundle> => ({
  namespace: 'words',
  words: { ...(await load) },
})
const groundWords = async (load: Promise<{ readonly ground: GroundWords }>): Promise<LaterBundle> => ({
  namespace: 'ground',
  words: (await load).ground,
})

const laterWords = {
  cards: {
    en: () => boardWords(import('./en/cards.ts')),
    da: () => boardWords(import('./da/cards.ts')),
    nb: () => boardWords(import('./nb/cards.ts')),
  },
  find: {
    en: () => boardWords(import('./en/find.ts').then(({ find }) => find)),
    da: () => boardWords(import('./da/find.ts').then(({ find }) => find)),
    nb: () => boardWords(import('./nb/find.ts').then(({ find }) => find)),
  },
  around: {
    en: () => boardWords(import('./en/around.ts').then(({ around }) => around)),
    da: () => boardWords(import('./da/around.ts').then(({ around }) => around)),
    nb: () => boardWords(import('./nb/around.ts').then(({ around }) => around)),
  },
  replay: {
    en: () => boardWords(import('./en/replay.ts')),
    da: () => boardWords(import('./da/replay.ts')),
    nb: () => boardWords(import('./nb/replay.ts')),
  },
  rounds: {
    en: () => boardWords(import('./en/rounds.ts').then(({ rounds }) => rounds)),
    da: () => boardWords(import('./da/rounds.ts').then(({ rounds }) => rounds)),
    nb: () => boardWords(import('./nb/rounds.ts').then(({ rounds }) => rounds)),
  },
  story: {
    en: () => boardWords(import('./en/story.ts').then(({ story }) => story)),
    da: () => boardWords(import('./da/story.ts').then(({ story }) => story)),
    nb: () => boardWords(import('./nb/story.ts').then(({ story }) => story)),
  },
  session: {
    en: () => boardWords(import('./en/session.ts').then(({ session }) => session)),
    da: () => boardWords(import('./da/session.ts').then(({ session }) => session)),
    nb: () => boardWords(import('./nb/session.ts').then(({ session }) => session)),
  },
  code: {
    en: () => boardWords(import('./en/code.ts').then(({ code }) => code)),
    da: () => boardWords(import('./da/code.ts').then(({ code }) => code)),
    nb: () => boardWords(import('./nb/code.ts').then(({ code }) => code)),
  },
  templates: {
    en: () => boardWords(import('./en/templates.ts').then(({ templates }) => templates)),
    da: () => boardWords(import('./da/templates.ts').then(({ templates }) => templates)),
    nb: () => boardWords(import('./nb/templates.ts').then(({ templates }) => templates)),
  },
  phone: {
    en: () => boardWords(import('./en/phone.ts').then(({ phone }) => phone)),
    da: () => boardWords(import('./da/phone.ts').then(({ phone }) => phone)),
    nb: () => boardWords(import('./nb/phone.ts').then(({ phone }) => phone)),
  },
  wall: {
    en: () => boardWords(import('./en/wall.ts').then(({ wall }) => wall)),
    da: () => boardWords(import('./da/wall.ts').then(({ wall }) => wall)),
    nb: () => boardWords(import('./nb/wall.ts').then(({ wall }) => wall)),
  },
  voting: {
    en: () => boardWords(import('./en/voting.ts')),
    da: () => boardWords(import('./da/voting.ts')),
    nb: () => boardWords(import('./nb/voting.ts')),
  },
  inbox: {
    en: () => boardWords(import('./en/inbox.ts')),
    da: () => boardWords(import('./da/inbox.ts')),
    nb: () => boardWords(import('./nb/inbox.ts')),
  },
  comments: {
    en: () => boardWords(import('./en/comments.ts')),
    da: () => boardWords(import('./da/comments.ts')),
    nb: () => boardWords(import('./nb/comments.ts')),
  },
  ground: {
    en: () => groundWords(import('./en/ground.ts')),
    da: () => groundWords(import('./da/ground.ts')),
    nb: () => groundWords(import('./nb/ground.ts')),
  },
} satisfies Readonly<Record<string, Readonly<Record<Language, Load>>>>

/** Parts of the interface that bring their words when they are first opened. */
export type LaterPart = keyof typeof laterWords
export const laterParts: readonly LaterPart[] = [
  'cards',
  'find',
  'around',
  'replay',
  'rounds',
  'story',
  'session',
  'code',
  'templates',
  'phone',
  'wall',
  'voting',
  'inbox',
  'comments',
  'ground',
]

/** Fetches the words of a part that was not there from the beginning. */
export function loadLaterWords(language: Language, part: LaterPart): Promise<LaterBundle> {
  return laterWords[part][language]()
}

/** Fetches the first words of one language; the others stay on the server. */
export async function loadWords(language: Language): Promise<FirstWords> {
  switch (language) {
    case 'da':
      return (await import('./da/index.ts')).da
    case 'nb':
      return (await import('./nb/index.ts')).nb
    case 'en':
      return (await import('./en/index.ts')).en
  }
}

/** The language to begin in: the one chosen before, else the first wish of the browser that we speak, else English. */
export function pickLanguage(saved: string | null, wishes: readonly string[]): Language {
  return [saved, ...wishes].flatMap((wish) => spoken(wish) ?? []).at(0) ?? 'en'
}

function spoken(wish: string | null): Language | undefined {
  const tongue = wish?.toLowerCase().split('-')[0]
  // Nynorsk and "no" are nearer to bokmål than to anything else we speak.
  if (tongue === 'no' || tongue === 'nn') return 'nb'
  return languages.find((language) => language === tongue)
}
