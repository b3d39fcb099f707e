import type { TemplateFault, TemplateFile } from '@samtavle/board/template'
import type { TemplateAxis, TemplateCard, TemplateNote, Told } from '../templates/index.ts'

/** The first edit of a board: from a template of ours, or from one that somebody saved. */
export type StartEdit =
  | {
      readonly type: 'start-board'
      readonly title: string
      readonly language: string
      readonly axis: TemplateAxis | null
      readonly actors: readonly { readonly id: string; readonly key: string; readonly sector: string }[]
      readonly notes: readonly TemplateNote[]
      readonly cards: readonly TemplateCard[]
      readonly told: Told | null
    }
  | {
      readonly type: 'start-from-template'
      readonly title: string
      readonly language: string
      readonly template: TemplateFile
    }

/** How the session of a new board runs: its steps, and the tools of participants where they are not the usual ones. */
export type StartSession = Pick<TemplateFile, 'steps' | 'tools'>

/** What came of reading somebody's template. */
export type TemplateReply =
  | { readonly type: 'template'; readonly template: TemplateFile }
  | { readonly type: 'template-refused'; readonly fault: TemplateFault }
