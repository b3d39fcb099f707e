import type { TemplateFile } from '@samtavle/board/template'
import type { ChosenTemplate } from './kept-templates.ts'

/** What people are told of a template before they begin with it. */
export function fromFile(template: TemplateFile): ChosenTemplate {
  return { title: template.title, steps: template.steps.length, papers: template.papers.length, template }
}
