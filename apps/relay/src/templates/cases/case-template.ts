import type { Template, TemplateCard } from '../template.ts'
import type { Case, CaseWords } from './case-words.ts'
import { cityGarden } from './city-garden.ts'
import { park } from './park.ts'
import { schoolMentors } from './school-mentors.ts'
import { stormSurge } from './storm-surge.ts'
import { youthPolicy } from './youth-policy.ts'

/** Cases to begin with, by the name that `POST /api/boards` takes. */
export const cases = {
  'youth-policy': youthPolicy,
  'city-garden': cityGarden,
  park,
  'storm-surge': stormSurge,
  'school-mentors': schoolMentors,
} as const satisfies Readonly<Record<string, Case>>
export type CaseName = keyof typeof cases

/** A case as a board to begin with. Nobody has written, held or agreed to anything of it: that is for those who come. */
export function caseTemplate(name: CaseName, language: string): Template {
  return { axis: null, actors: [], notes: [], cards: cardsOf(wordsIn(cases[name], language)), told: null }
}

function wordsIn({ en, da, nb }: Case, language: string): CaseWords {
  const [primary] = language.toLowerCase().split('-')
  if (primary === 'da') return da
  // Bokmål also for `no` and for nynorsk readers, who read it more easily than English.
  return primary === 'nb' || primary === 'no' || primary === 'nn' ? nb : en
}

function cardsOf({ framings, understand, plan, resources, rules, indicator }: CaseWords): readonly TemplateCard[] {
  return [
    ...framings.map((framing) => ({ kind: 'framing', ...framing }) as const),
    ...understand.map((text) => ({ kind: 'note', zone: 'understand', text, color: 'straw' }) as const),
    ...plan.map((text) => ({ kind: 'note', zone: 'plan', text, color: 'fjord' }) as const),
    ...resources.map((text) => ({ kind: 'resource', text }) as const),
    ...rules.map((text) => ({ kind: 'rule', text }) as const),
    { kind: 'indicator', ...indicator },
  ]
}
