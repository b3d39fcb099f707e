import { guideDanish } from './guide-danish.ts'
import { guideEnglish } from './guide-english.ts'
import { guideNorwegian } from './guide-norwegian.ts'

/** The steps of co-creation as a workshop takes them, each with its advice in minutes: the whole way, or a first taste of it. */
const guides = {
  long: [
    ['arrive', 10],
    ['rules', 10],
    ['alone', 8],
    ['views', 20],
    ['hold', 17],
    ['plan', 25],
    ['agree', 20],
    ['look', 10],
  ],
  short: [
    ['arrive', 5],
    ['alone', 8],
    ['views', 17],
    ['look', 15],
  ],
} as const
export type GuideName = keyof typeof guides
export const guideNames = ['long', 'short'] as const satisfies readonly GuideName[]

/** A step that a guide knows. */
export type GuideStep = (typeof guides)['long'][number][0]

/** What a step says: what it is called, what everybody is asked, and what whoever leads it may want to have in mind. */
export interface StepWords {
  readonly name: string
  readonly ask: string
  readonly guidance: string
}
export type GuideWords = Readonly<Record<GuideStep, StepWords>>

/** What a case asks instead in some steps; its guidance comes before what is true of every case. */
export type CaseSteps = Readonly<Partial<Record<GuideStep, Pick<StepWords, 'ask' | 'guidance'>>>>

/** A step as it is laid out on a board; from then on it is the group's to change. */
export interface GuidedStep {
  readonly name: string
  readonly instruction: string
  readonly minutes: number
  readonly guidance: string
}

/** A guide in the language nearest to the one asked for, told for a case where there is one. */
export function guideIn(name: GuideName, language: string, own: CaseSteps = {}): readonly GuidedStep[] {
  const words = nearestOf({ en: guideEnglish, da: guideDanish, nb: guideNorwegian }, language)
  return guides[name].map(([step, minutes]) => {
    const { ask, guidance } = own[step] ?? { ask: words[step].ask, guidance: '' }
    return {
      name: words[step].name,
      instruction: ask,
      minutes,
      guidance: [guidance, words[step].guidance].filter((part) => part !== '').join('\n\n'),
    }
  })
}

/** Of what is said in each language, what is nearest to the one asked for. */
export function nearestOf<Words>(
  { en, da, nb }: { readonly en: Words; readonly da: Words; readonly nb: Words },
  language: string,
): Words {
  const [primary] = language.toLowerCase().split('-')
  if (primary === 'da') return da
  // Bokmål also for `no` and for nynorsk readers, who read it more easily than English.
  return primary === 'nb' || primary === 'no' || primary === 'nn' ? nb : en
}
