import type { Axis, BoardPoint, ItemKind, NoteColor } from '../document/schema.ts'
import type { CopiedCard } from '../edit/copied-card.ts'
import type { CopiedLink } from '../edit/duplicate.ts'
import type { Stage } from '../process/stage.ts'
import type { DietTool } from '../process/tool-diet.ts'
import type { Legend } from '../read/view.ts'

/** What a file says that it is; a reader of another version refuses it. */
export const templateFormat = 'samtavle-template'
export const templateVersion = 1

/** More than anybody lays out by hand: what is larger is a board, and no template of one. */
export const templateLimits = {
  /** The whole file in UTF-8. */
  bytes: 1_048_576,
  title: 200,
  papers: 3000,
  links: 3000,
} as const

/** A board to begin with, as a file: nobody in it has a name, an id or a say, and nothing in it has a time. */
export interface TemplateFile {
  readonly format: typeof templateFormat
  readonly version: typeof templateVersion
  /** Of the board that it was made of. */
  readonly title: string
  /** The language of its words, as BCP 47. */
  readonly language: string
  readonly steps: readonly TemplateStep[]
  /** What participants have in hand; null for the usual tools. */
  readonly tools: readonly DietTool[] | null
  readonly axis: Axis
  readonly legend: Legend
  /** From the bottom of the board to the top. */
  readonly papers: readonly TemplatePaper[]
  readonly links: readonly CopiedLink[]
}

export type TemplateStep = Omit<Stage, 'id' | 'order'>

/** What goes along in a template. An expectation is one person's own, and an agreement is between those who made it. */
export const templateKinds = [
  'section',
  'text',
  'rule',
  'note',
  'framing',
  'resource',
  'indicator',
] as const satisfies readonly ItemKind[]
export type TemplateKind = (typeof templateKinds)[number]

/** Something that lies on the board of a template. */
export interface TemplatePaper extends Pick<CopiedCard, 'fields' | 'facts' | 'goal'> {
  readonly kind: TemplateKind
  readonly text: string
  readonly color: NoteColor
  readonly width: number
  readonly height: number
  readonly place: BoardPoint
  /** Held still, by whoever is a facilitator or by anybody. */
  readonly lock?: 'firm' | 'free'
  readonly folded?: true
  /** Papers with the same name are taken together. */
  readonly group?: string
}
