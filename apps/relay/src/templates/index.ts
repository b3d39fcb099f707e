import { exampleTemplate } from './example.ts'
import type { Template } from './template.ts'

export type { Template, TemplateAxis, TemplateNote } from './template.ts'

const blankTemplate: Template = { axis: null, actors: [], notes: [] }

/** Names that `POST /api/boards` takes as `template`. */
export const templateNames = ['blank', 'example'] as const
export type TemplateName = (typeof templateNames)[number]

/** Whether somebody named a template that exists. */
export function isTemplateName(name: string): name is TemplateName {
  return templateNames.some((known) => known === name)
}

/** A template with its words in the language nearest to the board's. */
export function templateIn(name: TemplateName, language: string): Template {
  return name === 'example' ? exampleTemplate(language) : blankTemplate
}
