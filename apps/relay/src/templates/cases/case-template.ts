import { guideIn, nearestOf, type GuidedStep } from '@samtavle/method/guide'
import type { Template, TemplateCard } from '../template.ts'
import type { Case, CaseWords } from './case-words.ts'
import { cityGarden } from './city-garden.ts'
import { park } from './park.ts'
import { schoolMentors } from './school-mentors.ts'
import { commonWords, type CaseStepsIn } from './steps/case-steps.ts'
import { cityGardenSteps } from './steps/city-garden-steps.ts'
import { parkSteps } from './steps/park-steps.ts'
import { schoolMentorsSteps } from './steps/school-mentors-steps.ts'
import { stormSurgeSteps } from './steps/storm-surge-steps.ts'
import { youthPolicySteps } from './steps/youth-policy-steps.ts'
import { stormSurge } from './storm-surge.ts'
import { youthPolicy } from './youth-policy.ts'

/** Cases to begin with, by the name that `POST /api/boards` takes. */
export const cases = {
  'youth-policy': { told: youthPolicy, steps: youthPolicySteps },
  'city-garden': { told: cityGarden, steps: cityGardenSteps },
  park: { told: park, steps: parkSteps },
  'storm-surge': { told: stormSurge, steps: stormSurgeSteps },
  'school-mentors': { told: schoolMentors, steps: schoolMentorsSteps },
} as const satisfies Readonly<Record<string, { readonly told: Case; readonly steps: CaseStepsIn }>>
export type CaseName = keyof typeof cases

/** A case as a board to begin with. Nobody has written, held or agreed to anything of it: that is for those who come. */
export function caseTemplate(name: CaseName, language: string): Template {
  const { told, steps } = cases[name]
  return {
    axis: null,
    actors: [],
    notes: [],
    cards: cardsOf(nearestOf(told, language)),
    told: null,
    steps: stepsOf(steps, language),
  }
}

/** The steps of a workshop, with what this case asks and what is so in every case. */
function stepsOf(steps: CaseStepsIn, language: string): readonly GuidedStep[] {
  const own = nearestOf(steps, language)
  const { invented, rulesAsk } = nearestOf(commonWords, language)
  return guideIn('long', language, {
    ...own,
    arrive: { ask: own.arrive.ask, guidance: `${own.arrive.guidance} ${invented}` },
    rules: { ask: rulesAsk, guidance: '' },
  })
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
