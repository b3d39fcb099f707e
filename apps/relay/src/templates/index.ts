import { guideIn } from '@samtavle/method/guide'
import { caseTemplate, cases, type CaseName } from './cases/case-template.ts'
import { exampleTemplate } from './example.ts'
import type { Template } from './template.ts'

export type { Template, TemplateAxis, TemplateCard, TemplateNote, Told } from './template.ts'

const blankTemplate: Template = { axis: null, actors: [], notes: [], cards: [], told: null, steps: [] }

const caseNames = Object.keys(cases) as readonly CaseName[]

/** Names that `POST /api/boards` takes as `template`. */
export const templateNames = ['blank', 'example', 'workshop', ...caseNames] as const
export type TemplateName = 'blank' | 'example' | 'workshop' | CaseName

/** Whether somebody named a template that exists. */
export function isTemplateName(name: string): name is TemplateName {
  return templateNames.some((known) => known === name)
}

/** A template with its words in the language nearest to the board's. */
export function templateIn(name: TemplateName, language: string): Template {
  if (name === 'blank') return blankTemplate
  if (name === 'workshop') return { ...blankTemplate, steps: guideIn('long', language) }
  return name === 'example' ? exampleTemplate(language) : caseTemplate(name, language)
}
