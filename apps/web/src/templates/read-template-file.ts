import { parseTemplate, templateLimits } from '@samtavle/board/template'
import { fromFile } from './from-file.ts'
import type { ChosenTemplate } from './kept-templates.ts'

/** Why a file is no template to begin with. */
export type TemplateProblem = 'none' | 'version' | 'broken' | 'large'

/** Reads a file that somebody chose. */
export async function readTemplateFile(file: Blob): Promise<ChosenTemplate | TemplateProblem> {
  if (file.size > templateLimits.bytes) return 'large'
  const read = parseTemplate(parseJson(await file.text()))
  if (read.ok) return fromFile(read.value)
  switch (read.error.kind) {
    case 'no-template':
      return 'none'
    case 'version-unknown':
      return 'version'
    case 'broken':
      return 'broken'
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Any file may be chosen: one that is no JSON is no template.
    return null
  }
}
