import type { GuideStep, StepWords } from '@samtavle/method/guide'

/** The steps in which a case asks something of its own; in the others it asks what everybody is asked. */
export type OwnStep = Extract<GuideStep, 'arrive' | 'alone' | 'views' | 'plan' | 'agree'>

/** What a case asks in its own steps, and what whoever leads it may want to have in mind. */
export type CaseStepWords = Readonly<Record<OwnStep, Pick<StepWords, 'ask' | 'guidance'>>>

/** The same in every language that boards are made in. */
export interface CaseStepsIn {
  readonly en: CaseStepWords
  readonly da: CaseStepWords
  readonly nb: CaseStepWords
}

interface CommonWords {
  readonly invented: string
  readonly rulesAsk: string
}

/** What is so in every case: it is made up, and its rules are there to be changed. */
export const commonWords: Readonly<Record<'en' | 'da' | 'nb', CommonWords>> = {
  en: {
    invented:
      'What lies on the board is made up, so that nobody has to begin with an empty sheet. Change it, park it, put your own in its place.',
    rulesAsk:
      'Two rules lie there to begin with. Keep them, change them or take them away, write your own, and say yes to those you can keep.',
  },
  da: {
    invented:
      'Det, der ligger på tavlen, er fundet på, så ingen skal begynde med et tomt ark. Ret det, parkér det, sæt jeres eget i stedet.',
    rulesAsk:
      'To regler ligger der til en begyndelse. Behold dem, ret dem eller fjern dem, skriv jeres egne, og sig ja til dem, I kan holde.',
  },
  nb: {
    invented:
      'Det som ligger på tavla, er funnet på, så ingen må begynne med et tomt ark. Endre det, parker det, sett deres eget i stedet.',
    rulesAsk:
      'To regler ligger der til å begynne med. Behold dem, endre dem eller ta dem bort, skriv deres egne, og si ja til dem dere kan holde.',
  },
}
