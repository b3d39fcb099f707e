import type { FieldName, ItemKind, ResourceForm, Zone } from '@samtavle/board'
import type { Gap, Standing } from '@samtavle/method'

/** Every word the canvas draws, by its key in `words/`. */
export type CanvasWord =
  | `zones.${Zone}`
  | 'zones.thin'
  | 'zones.thick'
  | 'canvas.folded'
  | 'canvas.label'
  | `canvas.question.${Zone}`
  | `canvas.invitation.${Zone}`
  | `canvas.kind.${Exclude<ItemKind, 'note'>}`
  | `canvas.field.${FieldName}`
  | `canvas.prompt.${Exclude<ItemKind, 'note' | 'link' | 'stroke' | 'section' | 'text'>}`
  | `canvas.form.${ResourceForm}`
  | `canvas.standing.${Standing['state']}`
  | `canvas.agreed.${'nobody' | 'one-party' | 'several'}`
  | `canvas.strand.${Zone}`
  | `canvas.gap.${Gap['gap']}`
  | 'canvas.reworded'
  | 'canvas.reopened'
  | 'canvas.reservations'
  | 'canvas.due'
  | 'canvas.noDue'
  | 'canvas.noParty'
  | 'canvas.noGoal'
  | 'canvas.unobserved'
  | 'canvas.observed'
  | 'canvas.status'
  | 'outline.words'
  | 'canvas.damaged'
  | 'canvas.someone'
  | 'canvas.covered'
  | 'canvas.votes'

/** What a word has room for: a count, a day, a text. */
export type WordValues = Readonly<Record<string, string | number | Date>>

/** Finds a word in the language people chose. */
export type CanvasWords = (word: CanvasWord, values?: WordValues) => string
