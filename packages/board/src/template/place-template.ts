import { randomId } from '@samtavle/base'
import type * as Y from 'yjs'
import { startBoard } from '../document/start-board.ts'
import { noteColors } from '../document/schema.ts'
import { createEdits } from '../edit/create-edits.ts'
import type { EditsOptions } from '../edit/edit-context.ts'
import type { CopiedPaper } from '../edit/duplicate.ts'
import { createProcessEdits, type ProcessEditsOptions } from '../process/process-edits.ts'
import { readBoard } from '../read/read-board.ts'
import type { TemplateFile } from './template-file.ts'

type Place = Pick<EditsOptions, 'clock' | 'randomBytes'>

/** Begins a board with what lies on the board of a template. Nobody is the author of any of it. */
export function startFromTemplate(
  doc: Y.Doc,
  start: { readonly title: string; readonly language: string; readonly template: TemplateFile },
  { clock, randomBytes }: Place,
): void {
  const { title, language, template } = start
  startBoard(doc, { title, language, axis: template.axis })
  const board = readBoard(doc)
  const edits = createEdits({ doc, board, actor: null, clock, randomBytes })
  for (const color of noteColors) edits.nameColor(color, template.legend[color] ?? '')
  const groups = new Map(template.papers.map(({ group = '' }) => [group, randomId(randomBytes)]))
  const mark = { by: null, at: clock.now() }
  const papers = template.papers.map(({ lock, folded, group, ...paper }): CopiedPaper => {
    const facts: [string, unknown][] = []
    if (lock !== undefined) facts.push(['locked', { ...mark, firm: lock === 'firm' }])
    if (folded === true) facts.push(['folded', mark])
    if (group !== undefined) facts.push(['group', groups.get(group)])
    return { ...paper, facts: [...(paper.facts ?? []), ...facts] }
  })
  if (papers.length + template.links.length > 0) edits.addPart({ papers, links: template.links }, [0, 0])
  board.close()
}

/** Lays out how the session of a template runs; the group is taken to none of its steps. */
export function layOutSession(
  doc: Y.Doc,
  { steps, tools }: Pick<TemplateFile, 'steps' | 'tools'>,
  options: Omit<ProcessEditsOptions, 'doc' | 'actor'>,
): void {
  const edits = createProcessEdits({ ...options, doc, actor: null })
  if (steps.length > 0) edits.addStages(steps)
  if (tools !== null) edits.setTools(tools)
}
