import type { FirstWords, GroundWords, LaterWords } from './shape.ts'

/** The languages people can choose, as BCP 47. */
export const languages = ['en', 'da', 'nb'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', da: 'Dansk', nb: 'Norsk' }

/** What the component library and `Intl` call each language. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', da: 'da-DK', nb: 'nb-NO' }

/** Parts of the interface that bring their words when they are first opened. */
export type LaterPart = keyof LaterWords

const laterWords: Readonly<Record<LaterPart, Readonly<Record<Language, () => Promise<Partial<LaterWords>>>>>> = {
  cards: { en: () => import('./en/cards.ts'), da: () => import('./da/cards.ts'), nb: () => import('./nb/cards.ts') },
}
/** The names of those parts. */
export const laterParts = Object.keys(laterWords) as LaterPart[]

/** Fetches the words of a part that was not there from the beginning. */
export async function loadLaterWords(language: Language, part: LaterPart): Promise<Partial<LaterWords>> {
  return { ...(await laterWords[part][language]()) }
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

/** Fetches the words of the common-ground panel in one language. */
export async function loadGroundWords(language: Language): Promise<GroundWords> {
  switch (language) {
    case 'da':
      return (await import('./da/ground.ts')).ground
    case 'nb':
      return (await import('./nb/ground.ts')).ground
    case 'en':
      return (await import('./en/ground.ts')).ground
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
